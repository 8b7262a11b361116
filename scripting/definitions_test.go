package scripting_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	lua "github.com/yuin/gopher-lua"

	"queuesim/scripting"
)

// TestDefinitionsParse reads the definitions as an editor does: as Lua, and each annotation by the
// grammar of LuaCATS, as far as it is needed here. Every type that is named is there, every class
// and field once.
func TestDefinitionsParse(t *testing.T) {
	text := scripting.Definitions()
	state := lua.NewState()
	defer state.Close()
	_, err := state.LoadString(text)
	require.NoError(t, err)

	r := &annotations{known: map[string]bool{}, fields: map[string]bool{}}
	for i, line := range strings.Split(text, "\n") {
		require.NoError(t, r.line(line), "line %d: %s", i+1, line)
	}
	defined := regexp.MustCompile(`(?m)^---@(?:class|alias)(?: \(exact\))? (\S+)`)
	for _, m := range defined.FindAllStringSubmatch(text, -1) {
		require.False(t, r.known[m[1]], "%s is defined twice", m[1])
		r.known[m[1]] = true
	}
	for _, name := range strings.Fields("any nil boolean string number integer T") {
		r.known[name] = true
	}
	for _, name := range r.named {
		assert.True(t, r.known[name], "there is no type %s", name)
	}
	assert.Greater(t, len(r.named), 150)
}

// TestDefinitionsMatch: each table of a scenario is a class with the fields that the decoder knows.
func TestDefinitionsMatch(t *testing.T) {
	want, got := map[string][]string{}, map[string][]string{}
	for _, f := range scripting.Fields() {
		want[f.Where] = append(want[f.Where], f.Name)
	}
	blocks := regexp.MustCompile(`(?m)^---@class \(exact\) queuesim\.(\w+)\n((?:---@field .*\n)*)`)
	name := regexp.MustCompile(`(?m)^---@field (\w+)\? `)
	for _, block := range blocks.FindAllStringSubmatch(scripting.Definitions(), -1) {
		for _, m := range name.FindAllStringSubmatch(block[2], -1) {
			where := strings.ToLower(block[1])
			got[where] = append(got[where], m[1])
		}
	}
	assert.Equal(t, want, got)
}

// TestAnnotations: the reader of annotations finds what is wrong in one.
func TestAnnotations(t *testing.T) {
	for _, line := range []string{
		"---@feild a number", "---@class", "---@class (exat) a", "---@class a b", "---@field a",
		"---@field a? number|", "---@field a? table<string queuesim.Queue>", "---@field a? fun(x number)",
		"---@field a? fun(x: number", `---@field a? "fifo|"lifo"`, "---@field a? { x: number", "---@alias a",
		"---@field a? string[ b", "---@param x", "---@return", "function f( end", "local x",
	} {
		r := &annotations{known: map[string]bool{}, fields: map[string]bool{}}
		assert.Error(t, r.line(line), line)
	}
	r := &annotations{known: map[string]bool{}, fields: map[string]bool{}}
	require.NoError(t, r.line("---@param a number"))
	require.Error(t, r.line("function f(b) end"), "the params of another function")
}

// annotations read the lines of definitions.
type annotations struct {
	known  map[string]bool
	fields map[string]bool // of this class
	named  []string        // types
	params []string        // before a function
	rest   string          // of the line
}

var (
	classLine    = regexp.MustCompile(`^(?:\(exact\) )?queuesim\.\w+$`)
	fieldName    = regexp.MustCompile(`^(\w+|\[string\])\?? `)
	functionLine = regexp.MustCompile(`^function \w+\(([\w, .]*)\) end$`)
	typeName     = regexp.MustCompile(`^[A-Za-z]\w*(\.\w+)?`)
	literal      = regexp.MustCompile(`^"\w+"`)
	memberName   = regexp.MustCompile(`^\w+\??: `)
)

// line reads one line.
func (r *annotations) line(line string) error {
	tag, rest, _ := strings.Cut(strings.TrimPrefix(line, "---@"), " ")
	r.rest = rest
	switch {
	case line == "":
		return nil
	case strings.HasPrefix(line, "function "):
		return r.function(line)
	case !strings.HasPrefix(line, "---"):
		return fmt.Errorf("neither an annotation nor a function")
	case !strings.HasPrefix(line, "---@"), tag == "meta":
		return nil
	case tag == "class":
		clear(r.fields)
		return r.want(classLine)
	case tag == "field":
		return r.field()
	case tag == "param":
		name, rest, _ := strings.Cut(rest, " ")
		r.params, r.rest = append(r.params, strings.TrimSuffix(name, "?")), rest
	case tag == "alias":
		_, r.rest, _ = strings.Cut(rest, " ")
	case tag == "generic":
		_, r.rest, _ = strings.Cut(rest, ": ")
	case tag != "return":
		return fmt.Errorf("unknown tag %s", tag)
	}
	return r.last()
}

// function compares a function's params with those before it.
func (r *annotations) function(line string) error {
	m := functionLine.FindStringSubmatch(line)
	params := strings.Join(r.params, ", ")
	r.params = nil
	if m == nil || m[1] != params && m[1] != "..." {
		return fmt.Errorf("want a function of (%s)", params)
	}
	return nil
}

// field reads a name and a type.
func (r *annotations) field() error {
	name := fieldName.FindString(r.rest)
	if name == "" || r.fields[name] {
		return fmt.Errorf("want a new name")
	}
	r.fields[name] = true
	r.rest = r.rest[len(name):]
	return r.last()
}

// last reads a type and what is said of it.
func (r *annotations) last() error {
	if err := r.union(); err != nil {
		return err
	}
	if r.rest != "" && r.rest[0] != ' ' {
		return fmt.Errorf("want a space before %q", r.rest)
	}
	return nil
}

// union reads types with bars between them.
func (r *annotations) union() error {
	if err := r.one(); err != nil {
		return err
	}
	for r.skip("[]") || r.skip("?") {
	}
	if r.skip("|") {
		return r.union()
	}
	return nil
}

// one reads a type.
func (r *annotations) one() error {
	switch {
	case r.skip("fun("):
		if err := r.members(")"); err != nil || !r.skip(": ") {
			return err
		}
		return r.union()
	case r.skip("{ "):
		return r.members(" }")
	case r.skip("table<"):
		if err := r.union(); err != nil {
			return err
		}
		if !r.skip(", ") {
			return fmt.Errorf("want two types, got %q", r.rest)
		}
		if err := r.union(); err != nil {
			return err
		}
		return r.want(regexp.MustCompile("^>"))
	case r.skip("table"), r.want(literal) == nil:
		return nil
	}
	name := typeName.FindString(r.rest)
	r.named = append(r.named, name)
	return r.want(typeName)
}

// members reads names with their types, up to an end.
func (r *annotations) members(end string) error {
	for !r.skip(end) {
		if err := r.want(memberName); err != nil {
			return err
		}
		if err := r.union(); err != nil {
			return err
		}
		if !r.skip(", ") && !strings.HasPrefix(r.rest, end) {
			return fmt.Errorf("want %q, got %q", end, r.rest)
		}
	}
	return nil
}

// want reads what has a form.
func (r *annotations) want(form *regexp.Regexp) error {
	m := form.FindString(r.rest)
	if m == "" {
		return fmt.Errorf("want %s, got %q", form, r.rest)
	}
	r.rest = r.rest[len(m):]
	return nil
}

// skip reads a text, if it is there.
func (r *annotations) skip(text string) bool {
	rest, ok := strings.CutPrefix(r.rest, text)
	r.rest = rest
	return ok
}
