package scripting

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"queuesim/engine"
)

// Figures of a result are named by paths: jobs.wait.p99, pool.utilisation, stats.consumed, or
// just consumed. The names are those of the result's JSON; this file reads them off the same
// types, and knows no others. A path starts with a section of the result, with the name of a
// queue, a producer or a pool, or with a figure of the whole run.

// resultType is where paths start.
var resultType = reflect.TypeFor[engine.Result]()

// A trend is a part of a result that is a handful of figures of many values.
type trend interface{ Figures() []engine.Figure }

var trendType = reflect.TypeFor[trend]()

// isFigure reports whether a path can start with name without naming a part of the scenario.
func isFigure(name string) bool {
	_, section := fieldOf(resultType, name)
	_, total := fieldOf(reflect.TypeFor[engine.Total](), name)
	return section || total
}

// fieldOf returns the field of a struct that has a JSON name, also where it is embedded.
func fieldOf(t reflect.Type, name string) (reflect.StructField, bool) {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			if inner, ok := fieldOf(f.Type, name); ok {
				inner.Index = append([]int{i}, inner.Index...)
				return inner, true
			}
			continue
		}
		if tag := jsonName(f); tag == name && tag != "" {
			return f, true
		}
	}
	return reflect.StructField{}, false
}

// fieldNames returns the JSON names of a struct's fields.
func fieldNames(t reflect.Type) []string {
	var names []string
	for i := range t.NumField() {
		if f := t.Field(i); f.Anonymous {
			names = append(names, fieldNames(f.Type)...)
		} else if tag := jsonName(f); tag != "" {
			names = append(names, tag)
		}
	}
	return names
}

// jsonName returns the name of a field in JSON, "" if it isn't shown there.
func jsonName(f reflect.StructField) string {
	tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	if tag == "-" || !f.IsExported() {
		return ""
	}
	return tag
}

// trendNames returns the names of the figures of a trend.
func trendNames() []string {
	var names []string
	for _, f := range (engine.Trend{Count: 1}).Figures() {
		names = append(names, f.Name)
	}
	return names
}

// parts are the names of a scenario's queues, producers and pools, by the section of the result.
type parts map[string][]string

// partsOf returns the names in a scenario.
func partsOf(s *engine.Scenario) parts {
	p := parts{}
	for _, q := range s.Queues {
		p["queues"] = append(p["queues"], q.Name)
	}
	if len(s.Queues) == 0 {
		p["queues"] = []string{engine.DefaultQueue}
	}
	for _, x := range s.Producers {
		p["producers"] = append(p["producers"], x.Name)
	}
	for _, x := range s.Consumers {
		p["consumers"] = append(p["consumers"], x.Name)
	}
	return p
}

// sectionOf returns the section in which a name stands, "" if none does.
func (p parts) sectionOf(name string) string {
	for _, section := range sections {
		if slices.Contains(p[section], name) {
			return section
		}
	}
	return ""
}

// full returns a path from the top of the result: jobs.wait.p99 as queues.jobs.wait.p99, consumed
// as stats.consumed.
func (p parts) full(path []string) []string {
	if section := p.sectionOf(path[0]); section != "" {
		return append([]string{section}, path...)
	}
	if _, ok := fieldOf(resultType, path[0]); !ok {
		return append([]string{"stats"}, path...)
	}
	return path
}

// A missing is a name that a path has at a place where there is none such.
type missing struct {
	at    string // the path up to it
	name  string
	names []string // what there is
}

func (m *missing) Error() string {
	if m.at == "" {
		return "nothing is called " + quoted(m.name)
	}
	return m.at + " has no " + quoted(m.name)
}

// check says whether results of this scenario have a figure at path: a *missing if a name on the
// way doesn't exist, another error if the path stops at something that isn't a figure.
func (p parts) check(path []string) (reflect.Type, error) {
	full := p.full(path)
	implied := len(full) - len(path)
	t := resultType
	for i, name := range full {
		next, names := p.step(t, strings.Join(full[:i], "."), name)
		switch at := strings.Join(path[:max(i-implied, 0)], "."); {
		case next == nil && at == "":
			return nil, &missing{"", name, p.starts()}
		case next == nil && names == nil:
			return nil, fmt.Errorf("%s is a figure: it has no %s", at, quoted(name))
		case next == nil:
			return nil, &missing{at, name, names}
		}
		t = next
	}
	if !isLeaf(t) {
		_, names := p.step(t, strings.Join(full, "."), "")
		if names == nil {
			return nil, fmt.Errorf("%s can't be compared with anything", strings.Join(path, "."))
		}
		return nil, fmt.Errorf("%s is no figure itself; it has %s", strings.Join(path, "."),
			strings.Join(names, ", "))
	}
	return t, nil
}

// starts returns the names that a path can start with.
func (p parts) starts() []string {
	names := append(fieldNames(resultType), fieldNames(reflect.TypeFor[engine.Total]())...)
	for _, section := range sections {
		names = append(names, p[section]...)
	}
	return names
}

// step returns the type under name in the type t, nil if there is no such name, and then the
// names that there are: none in a figure.
func (p parts) step(t reflect.Type, at, name string) (reflect.Type, []string) {
	switch {
	case t.Implements(trendType):
		return has(reflect.TypeFor[float64](), name, trendNames())
	case t.Kind() == reflect.Struct && !isLeaf(t):
		if f, ok := fieldOf(t, name); ok {
			return direct(f.Type), nil
		}
		return nil, fieldNames(t)
	case t.Kind() == reflect.Map:
		if names, fixed := p[at]; fixed {
			return has(direct(t.Elem()), name, names)
		} else if name == "" {
			return nil, []string{"whatever has occurred"}
		}
		return direct(t.Elem()), nil
	case t.Kind() == reflect.Slice:
		if n, err := strconv.Atoi(name); err == nil && n > 0 {
			return direct(t.Elem()), nil
		}
		return nil, []string{"[1]", "[2]", "…"}
	}
	return nil, nil
}

// direct returns what a pointer points to.
func direct(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// has returns t if name is among names.
func has(t reflect.Type, name string, names []string) (reflect.Type, []string) {
	if slices.Contains(names, name) {
		return t, nil
	}
	return nil, names
}

// isLeaf reports whether t is a figure.
func isLeaf(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Int, reflect.Int64, reflect.Uint8, reflect.Uint64, reflect.Float64, reflect.Bool,
		reflect.String:
		return true
	}
	return t == exactType
}

var exactType = reflect.TypeFor[engine.ExactSeconds]()
