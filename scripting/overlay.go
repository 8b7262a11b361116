package scripting

import (
	"fmt"
	"strings"

	lua "github.com/yuin/gopher-lua"
)

// enter puts a setting at its path, over what stands there in the file. Tables on the way that
// the file doesn't have are made.
func (s *settings) enter(d *decoder, root *lua.LTable, set *setting, path string) {
	set.path = path
	if sp := d.source.spots[path]; sp.param != "" && s.isSet(sp.param) {
		d.elsewhere(Position{File: set.origin}, path,
			fmt.Sprintf("the param %s stands in this field, and it is set too", quoted(sp.param)),
			"set one of them")
		return
	}
	if other, ok := s.fields[path]; ok {
		d.elsewhere(Position{File: set.origin}, path, quoted(other.origin)+" sets it too", "set it once")
		return
	}
	s.fields[path] = set
	t := root
	for at := 0; ; {
		n := strings.IndexByte(path[at:], '.')
		if n < 0 {
			return
		}
		parent := path[:at+n]
		name := path[at : at+n]
		if t != nil {
			t, _ = t.RawGetString(name).(*lua.LTable)
		}
		if _, made := s.fields[parent]; t == nil && !made && !s.stands(root, parent) {
			s.fields[parent] = &setting{origin: set.origin, path: parent, value: &lua.LTable{}, used: true}
		}
		at += n + 1
	}
}

// stands reports whether the file has something at path.
func (s *settings) stands(root *lua.LTable, path string) bool {
	var v lua.LValue = root
	for _, name := range strings.Split(path, ".") {
		t, ok := v.(*lua.LTable)
		if !ok {
			return false
		}
		v = t.RawGetString(name)
	}
	return v != lua.LNil
}

// isSet reports whether a param has been given from outside.
func (s *settings) isSet(param string) bool {
	for _, set := range s.all {
		if set.name == param && set.path == "" {
			return true
		}
	}
	return false
}

// value returns what was set at path.
func (s *settings) value(path string) (lua.LValue, bool) {
	set, ok := s.fields[path]
	if !ok {
		return nil, false
	}
	set.used = true
	return set.value, true
}

// under returns the names of the fields that were set in the table at path.
func (s *settings) under(path string) []string {
	var names []string
	for p := range s.fields {
		if i := strings.LastIndexByte(p, '.'); i >= 0 && p[:i] == path {
			names = append(names, p[i+1:])
		} else if i < 0 && path == "" {
			names = append(names, p)
		}
	}
	return names
}

// origin returns the flag that has set what stands at path, or a part of the way to it; "" if the
// file has.
func (s *settings) origin(path string) string {
	for path != "" {
		if set, ok := s.fields[path]; ok {
			return set.origin
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return ""
}

// tellUnused notes the settings that nothing has taken.
func (s *settings) tellUnused(d *decoder) {
	for path, set := range s.fields {
		if !set.used {
			parent := path[:max(strings.LastIndexByte(path, '.'), 0)]
			d.elsewhere(Position{File: set.origin}, parent, "there is no table of fields here", "")
		}
	}
}
