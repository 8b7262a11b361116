package wall

import (
	"strings"

	lua "github.com/yuin/gopher-lua"
)

// require loads a file of Lua beside the scenario, once. Its name has no dots and no way out of the
// folder: lower-case letters, digits, _ and /.
func require(s *State, L *lua.LState) int {
	name := L.CheckString(1)
	if v, ok := s.loaded[name]; ok {
		L.Push(v)
		return 1
	}
	if !isModule(name) {
		L.RaiseError("require: want a name of letters, digits, _ and /, got %q", Clean(name, 60))
	}
	if s.open == nil {
		L.RaiseError("require: there are no files beside this scenario")
	}
	file := name + ".lua"
	src, err := s.open(file)
	if err != nil {
		L.RaiseError("require: %s", Clean(err.Error(), longestMessage))
	}
	c, err := s.Load(file, string(src))
	if err != nil {
		L.RaiseError("%s", err.Error())
	}
	for _, g := range c.Globals() {
		if g.Write {
			L.RaiseError("%s:%d: %s", file, g.Line, g.Refusal())
		}
	}
	s.loaded[name] = lua.LTrue // whoever requires it while it runs, itself included
	L.Push(L.NewFunctionFromProto(c.proto))
	L.Call(0, 1)
	if v := L.Get(-1); v != lua.LNil {
		s.loaded[name] = v
	}
	L.Push(s.loaded[name])
	return 1
}

func isModule(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if !isName(part) {
			return false
		}
	}
	return len(name) <= 100
}
