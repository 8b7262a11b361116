package wall_test

import (
	"fmt"
	"strings"
)

// statement draws one statement, with what is in it.
func (p *program) statement() {
	if p.depth > 5 {
		p.line("show(%s)", p.exprs(3))
		return
	}
	switch p.pick(22) {
	case 0, 1, 2:
		p.declare()
	case 3, 4, 5, 6:
		p.assign()
	case 7:
		p.line("if %s then", p.expr(2))
		p.block(3)
		for p.chance(30) {
			p.line("elseif %s then", p.expr(2))
			p.block(2)
		}
		if p.chance(50) {
			p.line("else")
			p.block(3)
		}
		p.line("end")
	case 8:
		p.line("do")
		p.block(4)
		p.line("end")
	case 9, 10, 11:
		p.numericFor()
	case 12, 13:
		p.genericFor()
	case 14, 15:
		p.whileOrRepeat()
	case 16:
		p.keep()
	case 17, 18:
		p.function()
	case 19:
		p.protected()
	case 20:
		if p.inLoop {
			p.leave()
		} else {
			p.coroutine()
		}
	default:
		p.line("show(%s)", p.exprs(4))
	}
}

func (p *program) declare() {
	names := make([]string, 1+p.pick(3))
	for i := range names {
		names[i] = p.name()
	}
	if p.chance(15) {
		p.line("local %s", strings.Join(names, ", "))
	} else {
		p.line("local %s = %s", strings.Join(names, ", "), p.exprs(3))
	}
	p.names = append(p.names, names...)
}

// assign draws an assignment. Of several targets, which is assigned first isn't said by the
// language, so that they are all different locals.
func (p *program) assign() {
	if p.chance(25) {
		p.line("object[%s] = %s", p.key(), p.expr(2))
		return
	}
	targets := []string{p.local()}
	for p.chance(35) && len(targets) < 4 {
		next := p.local()
		if !strings.Contains(" "+strings.Join(targets, " ")+" ", " "+next+" ") {
			targets = append(targets, next)
		}
	}
	p.line("%s = %s", strings.Join(targets, ", "), p.exprs(3))
}

// key draws a key that isn't nil.
func (p *program) key() string {
	return []string{"1", "2", "'k'", "true", "type(" + p.local() + ")", "1.5", "m1"}[p.pick(7)]
}

func (p *program) looped(most int) {
	was := p.inLoop
	p.inLoop = true
	p.block(most)
	if p.chance(10) {
		p.depth++
		p.line("do break end")
		p.depth--
	}
	p.inLoop = was
}

func (p *program) numericFor() {
	i := p.name()
	ranges := []string{"1, 3", "3, 1, -1", "0, 1, 0.5", "1, 0", "2, 4, 2", "1, #kept + 1", "-1, 1"}
	p.line("for %s = %s do", i, ranges[p.pick(len(ranges))])
	p.names = append(p.names, i)
	p.looped(4)
	p.names = p.names[:len(p.names)-1]
	p.line("end")
}

func (p *program) genericFor() {
	names := []string{p.name(), p.name(), p.name()}[:1+p.pick(3)]
	lists := []string{
		"ipairs { %s }", "next, { %s }", "pairs { x = %s }",
		"coroutine.wrap(function(...) coroutine.yield(%s) coroutine.yield(1, 2) end)",
		"(function(n) return function(s, i) burn() i = (i or 0) + 1 " +
			"if i <= n then return i, s end end, %s end)(2)",
	}
	exprs := p.expr(1)
	was := p.vararg
	list := lists[p.pick(len(lists))]
	if !strings.Contains(exprs, "...") || !strings.Contains(list, "function") {
		exprs += p.more()
	} else {
		exprs = "1"
	}
	if strings.HasPrefix(list, "pairs") || strings.HasPrefix(list, "next") {
		exprs = "1" // an order that the language doesn't say otherwise
	}
	p.vararg = was
	p.line("for %s in "+list+" do", strings.Join(names, ", "), exprs)
	p.names = append(p.names, names...)
	p.looped(4)
	p.names = p.names[:len(p.names)-len(names)]
	p.line("end")
}

// more draws another constant or none.
func (p *program) more() string { return []string{"", ", 1", ", 'm', nil"}[p.pick(3)] }

func (p *program) whileOrRepeat() {
	p.made++
	n := fmt.Sprintf("n%d", p.made)
	p.line("local %s = 0", n)
	if p.chance(50) {
		p.line("while %s do", []string{"true", n + " < 3", n + " < 4 and 'x'", "not false"}[p.pick(4)])
		p.first()
		p.line("  %s = %s + 1", n, n)
		p.line("  if %s > 3 then break end", n)
		p.looped(4)
		p.line("end")
		return
	}
	p.line("repeat")
	p.first()
	p.line("  %s = %s + 1", n, n)
	p.line("  local done = %s or %s > 2", p.expr(1), n)
	p.names = append(p.names, "done")
	p.looped(3)
	p.names = p.names[:len(p.names)-1]
	p.line("until %s", []string{"done", n + " >= 2 or done", "(function() return done end)()"}[p.pick(3)])
}

// first draws what a body may begin with.
func (p *program) first() {
	firsts := []string{
		"", "", "if false then show('no') end", "do end", "repeat break until true",
		"for _ in pairs { 1 } do break end", "local x = nil and 1", "while false do end",
		"if nil then elseif true then end", "while true do break end", "do do end end",
	}
	if s := firsts[p.pick(len(firsts))]; s != "" {
		p.line("  %s", s)
	}
}

// leave leaves a loop, perhaps from within a block whose locals a function keeps.
func (p *program) leave() {
	if p.chance(50) {
		p.line("if %s then break end", p.expr(1))
		return
	}
	p.made++
	p.line("if %s then", p.expr(1))
	p.line("  local w%d = %s", p.made, p.expr(1))
	p.line("  kept[#kept + 1] = function() w%d = type(w%d) .. '.' return w%d end",
		p.made, p.made, p.made)
	p.line("  break")
	p.line("end")
}

// keep keeps a function that reads and writes a local for the end of the program.
func (p *program) keep() {
	was := p.vararg
	p.vararg = false
	v, e := p.local(), p.expr(1)
	p.vararg = was
	p.line("kept[#kept + 1] = function(k) burn() local old = %s %s = k return old, %s end", v, v, e)
}

func (p *program) function() {
	name := p.name()
	params, names, vararg := p.params()
	outside := len(p.names)
	if p.chance(50) {
		p.line("local function %s(%s)", name, params)
		p.names = append(p.names, name)
	} else {
		p.line("local %s = function(%s)", name, params)
	}
	inner := len(p.names)
	p.names = append(p.names, names...)
	p.body(vararg)
	p.names = p.names[:inner]
	p.line("end")
	p.names = append(p.names[:outside], name)
	if p.chance(70) {
		p.line("try(%s, %s)", name, p.exprs(3))
	}
}

func (p *program) params() (list string, names []string, vararg bool) {
	for range p.pick(3) {
		p.made++
		names = append(names, fmt.Sprintf("p%d", p.made))
	}
	parts := names
	if vararg = p.chance(40); vararg {
		parts = append(parts[:len(parts):len(parts)], "...")
	}
	return strings.Join(parts, ", "), names, vararg
}

func (p *program) protected() {
	p.line("try(function(...)")
	p.body(true)
	p.line("end, %s)", p.exprs(2))
}

func (p *program) coroutine() {
	p.made++
	name := fmt.Sprintf("co%d", p.made)
	p.line("local %s = coroutine.create(function(...)", name)
	p.line("  local got = { coroutine.yield(...) }")
	p.names = append(p.names, "got")
	p.body(true)
	p.names = p.names[:len(p.names)-1]
	p.line("end)")
	for range 2 + p.pick(2) {
		p.line("if %s then show((coroutine.resume(%s, %s))) end", name, name, p.exprs(2))
	}
	p.line("show(coroutine.status(%s))", name)
}
