package scripting

import (
	"fmt"
	"math"
	"sort"
	"strings"

	lua "github.com/yuin/gopher-lua"
)

// Classroom are the short flags for a scenario with one queue, one producer and one pool, as they
// were typed; "" is a flag that wasn't given.
type Classroom struct {
	Items, Producers, Consumers, Capacity, FailureRate, Timeout, Rate, Duration, Seed,
	Replications string
}

// A setting is one field that was given a value from outside the file.
type setting struct {
	origin string // the flag as it was typed: "--set pool.count=5"
	name   string // what stands before the =
	text   string // what stands after it
	path   string // once it is known
	value  lua.LValue
	used   bool
}

// settings are all values from outside, for params and for fields.
type settings struct {
	all    []*setting
	fields map[string]*setting // by path
}

// readSettings reads the values of --set.
func readSettings(sets []string, r *reporter) *settings {
	s := &settings{fields: map[string]*setting{}}
	seen := map[string]bool{}
	for _, text := range sets {
		name, val, ok := strings.Cut(text, "=")
		origin := "--set " + text
		switch {
		case !ok || name == "":
			r.elsewhere(Position{File: origin}, "", "want name=value", "as in --set workers=5")
			continue
		case seen[name]:
			r.elsewhere(Position{File: origin}, "", quoted(name)+" is set twice", "")
			continue
		}
		seen[name] = true
		s.all = append(s.all, &setting{origin: origin, name: name, text: val, value: reading(val)})
	}
	return s
}

// reading returns a text as the Lua value it reads as: a number, math.huge, a boolean, or else a
// string.
func reading(text string) lua.LValue {
	if x, ok := parseNumber(text); ok {
		return lua.LNumber(x)
	}
	switch text {
	case "math.huge":
		return lua.LNumber(math.Inf(1))
	case "true":
		return lua.LTrue
	case "false":
		return lua.LFalse
	}
	return lua.LString(text)
}

// param returns the setting of a param, nil if there is none, and counts it as used.
func (s *settings) param(name string) *setting {
	for _, set := range s.all {
		if set.name == name {
			set.used = true
			return set
		}
	}
	return nil
}

// resolve finds the fields that the settings left over by params are meant for, and those of the
// classroom's flags. It is called when the file has run and before the table is decoded.
func (s *settings) resolve(d *decoder, root *lua.LTable, c Classroom) {
	for _, set := range s.all {
		if !set.used {
			s.resolveOne(d, root, set)
		}
	}
	for _, f := range []struct{ flag, text, section, field string }{
		{"--items", c.Items, "", "items"},
		{"--producers", c.Producers, "producers", "count"},
		{"--consumers", c.Consumers, "consumers", "count"},
		{"--capacity", c.Capacity, "queues", "capacity"},
		{"--failure-rate", c.FailureRate, "consumers", "fails"},
		{"--timeout", c.Timeout, "consumers", "idle_timeout"},
		{"--rate", c.Rate, "producers", "rate"},
		{"--duration", c.Duration, "", "duration"},
		{"--seed", c.Seed, "", "seed"},
		{"--replications", c.Replications, "", "replications"},
	} {
		if f.text == "" {
			continue
		}
		set := &setting{origin: f.flag + " " + f.text, name: f.flag, text: f.text, value: reading(f.text)}
		if path, ok := onlyOne(d, root, set, f.section, f.field); ok {
			s.enter(d, root, set, path)
		}
	}
}

// onlyOne returns the path of a field of the only thing in a section.
func onlyOne(d *decoder, root *lua.LTable, set *setting, section, field string) (string, bool) {
	if section == "" {
		return field, true
	}
	names := partsIn(root, section)
	if len(names) == 1 {
		return joined(joined(section, names[0]), field), true
	}
	msg := fmt.Sprintf("want one name in %s, got %d", section, len(names))
	hint := ""
	if len(names) > 1 {
		hint = fmt.Sprintf("say which: --set %s.%s=%s", names[0], field, set.text)
	}
	d.elsewhere(Position{File: set.origin}, "", msg, hint)
	return "", false
}

// namesIn returns the names of the things in a section of the table, sorted.
func namesIn(root *lua.LTable, section string) []string {
	t, ok := root.RawGetString(section).(*lua.LTable)
	if !ok {
		return nil
	}
	var names []string
	for key, _ := t.Next(lua.LNil); key != lua.LNil; key, _ = t.Next(key) {
		if name, ok := key.(lua.LString); ok {
			names = append(names, string(name))
		}
	}
	sort.Strings(names)
	return names
}
