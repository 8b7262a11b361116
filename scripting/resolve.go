package scripting

import (
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
)

// sections are the fields of a scenario that hold things by name.
var sections = []string{"queues", "producers", "consumers"}

// sectionFields says where the fields of a section's things are listed (see Field), and which of
// them is the likeliest to be set.
var sectionFields = map[string]struct{ where, likely string }{
	"queues":    {"queue", "capacity"},
	"producers": {"producer", "rate"},
	"consumers": {"consumers", "count"},
}

// partsIn returns the names of the things in a section of the table, with that of the queue which
// a scenario without queues has.
func partsIn(root *lua.LTable, section string) []string {
	names := namesIn(root, section)
	if section != "queues" || len(names) > 0 {
		return names
	}
	for _, other := range sections {
		if slices.Contains(namesIn(root, other), engine.DefaultQueue) {
			return nil
		}
	}
	return []string{engine.DefaultQueue}
}

// resolveOne finds the field that a setting names: by a path from the top, or by one that starts
// with the name of a queue, producer or pool.
func (s *settings) resolveOne(d *decoder, root *lua.LTable, set *setting) {
	first, rest, deep := strings.Cut(set.name, ".")
	for _, section := range sections {
		names := partsIn(root, section)
		switch {
		case deep && slices.Contains(names, first):
			s.enter(d, root, set, section+"."+set.name)
			return
		case deep && first == section:
			name, _, _ := strings.Cut(rest, ".")
			if !slices.Contains(names, name) {
				d.elsewhere(Position{File: set.origin}, "", "nothing is called "+quoted(name),
					Suggest(name, "there are", names))
				return
			}
			s.enter(d, root, set, set.name)
			return
		}
	}
	if slices.Contains(nameList(scenarioRows), first) {
		s.enter(d, root, set, set.name)
		return
	}
	d.elsewhere(Position{File: set.origin}, "", "there is no param and no field "+quoted(set.name),
		d.settingHint(root, set))
}

// settingHint returns what a setting of nothing may have been meant for.
func (d *decoder) settingHint(root *lua.LTable, set *setting) string {
	params := d.run.paramNames()
	if name, ok := strings.CutPrefix(set.name, "params."); ok && slices.Contains(params, name) {
		return "a param goes by its name alone: --set " + name + "=" + set.text
	}
	candidates := append(params, nameList(scenarioRows)...)
	for _, section := range sections {
		fields := sectionFields[section]
		paths := d.fieldPaths(fields.where)
		for _, name := range partsIn(root, section) {
			if name == set.name {
				return "name a field of it: --set " + joined(name, fields.likely) + "=" + set.text
			}
			for _, path := range paths {
				candidates = append(candidates, joined(name, path))
			}
		}
	}
	return Suggest(set.name, "params and fields", candidates)
}

// fieldPaths returns the fields of a kind of table, and those of the tables in them: "count",
// "retry", "retry.attempts" ….
func (d *decoder) fieldPaths(where string) []string {
	var paths []string
	for _, f := range d.all {
		if f.Where != where {
			continue
		}
		paths = append(paths, f.Name)
		for _, inner := range d.fieldPaths(f.Name) {
			paths = append(paths, joined(f.Name, inner))
		}
	}
	return paths
}
