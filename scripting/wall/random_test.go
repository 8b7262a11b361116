package wall_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestRandomProgramsConform draws programs and compares what they print here and in Lua. It needs
// -lua; more programs are drawn with -rapid.checks.
func TestRandomProgramsConform(t *testing.T) {
	if *luaCommand == "" {
		t.Skip("no -lua to compare with")
	}
	rapid.Check(t, func(t *rapid.T) {
		src := drawProgram(t)
		got := untilItFails(behindTheWall(src))
		if strings.Contains(got, "instructions") || strings.Contains(got, "refused:") {
			t.Skip("more than a script may do")
		}
		if want := untilItFails(inLua(t, src)); want != got {
			t.Fatalf("%s\nLua:\n%s\nhere:\n%s", src, want, got)
		}
	})
}

// untilItFails leaves out what is said about a failure: that isn't the same.
func untilItFails(answer string) string {
	if answer, after, ok := strings.Cut("\n"+answer, "\nerror: "); ok {
		if strings.Contains(after, "instructions;") {
			return "instructions"
		}
		return answer + "\nerror\n"
	}
	return answer
}

// prelude shows values without what is another in each Lua. Each function that a program calls
// burns something, so that all programs end.
const prelude = `local fuel = 300
local function burn() fuel = fuel - 1 if fuel < 0 then error("burnt out", 0) end end
local kept = {}
local function show(...)
  local s = {}
  for i = 1, select("#", ...) do
    local v = select(i, ...)
    local kind = type(v)
    if v ~= v then v = "nan" elseif v == 0 then v = 0 + 0 end
    s[i] = (kind == "table" or kind == "function" or kind == "thread") and kind or tostring(v)
  end
  print(table.concat(s, " "))
end
local function many(...) burn() return ... end
local function report(ok, ...) if ok then show(ok, ...) else show(ok) end end
local function try(f, ...) report(pcall(f, ...)) end
local object = { n = 1 }
function object:add(k) burn() self.n = self.n % 1000 + k return self end
function object:get(...) burn() return self.n, ... end
local meta = {
  __add = function(a, b) burn() return "add" end, __sub = function(a, b) burn() return 3, 4 end,
  __unm = function() return "unm" end, __concat = function(a, b) return type(a) .. type(b) end,
  __index = function(_, k) burn() return k end, __call = function(self, ...) burn() return ..., "called" end,
  __eq = function() return true end, __lt = function() return true end, __mod = function() return "mod" end,
}
local m1, m2 = setmetatable({}, meta), setmetatable({}, meta)
`

// A program is what is being drawn.
type program struct {
	t      *rapid.T
	b      strings.Builder
	names  []string // locals that may be read
	fixed  int      // how many of the first of them may not be written
	depth  int
	inLoop bool
	vararg bool
	budget int // statements that may still be drawn
	made   int // names
}

func drawProgram(t *rapid.T) string {
	p := &program{t: t, budget: rapid.IntRange(3, 40).Draw(t, "size"), vararg: true}
	p.b.WriteString(prelude)
	p.names = []string{"fuel"}
	p.fixed = 1
	p.line("local a, b, c = 1, 'x', nil")
	p.names = append(p.names, "a", "b", "c")
	p.block(6)
	p.line("show(%s)", strings.Join(p.names[1:min(len(p.names), 40)], ", "))
	p.line("for i = 1, #kept do try(kept[i], i) end")
	p.line("for i = 1, #kept do try(kept[i]) end")
	p.line("show(a, b, c, object.n)")
	return p.b.String()
}

func (p *program) line(format string, args ...any) {
	p.b.WriteString(strings.Repeat("  ", p.depth))
	fmt.Fprintf(&p.b, format, args...)
	p.b.WriteByte('\n')
}

func (p *program) pick(n int) int { return rapid.IntRange(0, n-1).Draw(p.t, "choice") }

func (p *program) chance(percent int) bool { return p.pick(100) < percent }

func (p *program) name() string {
	if p.chance(25) { // hides another one
		return p.names[p.fixed+p.pick(len(p.names)-p.fixed)]
	}
	p.made++
	return fmt.Sprintf("v%d", p.made)
}

func (p *program) local() string { return p.names[p.fixed+p.pick(len(p.names)-p.fixed)] }

// block draws statements and forgets their locals.
func (p *program) block(most int) {
	outside := len(p.names)
	p.depth++
	for n := p.pick(most + 1); n > 0 && p.budget > 0; n-- {
		p.budget--
		p.statement()
	}
	p.depth--
	p.names = p.names[:outside]
}

// body draws the body of a function.
func (p *program) body(vararg bool) {
	inLoop, was := p.inLoop, p.vararg
	p.inLoop, p.vararg = false, vararg
	p.depth++
	p.line("burn()")
	p.depth--
	outside := len(p.names)
	p.block(4)
	p.names = p.names[:outside]
	if p.chance(70) {
		p.depth++
		p.line("return %s", p.exprs(3))
		p.depth--
	}
	p.inLoop, p.vararg = inLoop, was
}
