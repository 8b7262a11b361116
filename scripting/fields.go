package scripting

import (
	"fmt"

	lua "github.com/yuin/gopher-lua"
)

// A Field is one field of a scenario's tables, as `queuesim list fields` shows it.
type Field struct {
	Where   string // the table it stands in: scenario, queue, producer, consumers, retry …
	Name    string
	Kind    string // what it wants: "time", "rate" …
	Default string
	Help    string // one line
}

// Fields returns every field of the language, table by table, in the order shown to users. It is
// read off the rows that drive the decoder, so the two can't differ.
func Fields() []Field {
	var all []Field
	all = append(all, listed("scenario", scenarioRows)...)
	all = append(all, listed("queue", queueRows)...)
	all = append(all, listed("producer", producerRows)...)
	all = append(all, listed("trace", traceRows)...)
	all = append(all, listed("consumers", poolRows)...)
	all = append(all, listed("retry", retryRows)...)
	all = append(all, listed("backoff", backoffRows)...)
	return append(all, listed("on", hookRows)...)
}

// A row is one field of a table that is decoded into a T.
type row[T any] struct {
	name string
	def  string // what holds without it
	help string
	binding[T]
}

// A binding says what a field wants and where it goes.
type binding[T any] struct {
	kind string
	set  func(v value, into *T) // tells what is wrong by v
}

// bind makes the binding of a field of the kind k to the place in a T that at returns.
func bind[T, V any](k kind[V], at func(*T) *V) binding[T] {
	return binding[T]{k.name, func(v value, into *T) {
		if x, ok := k.read(v); ok {
			*at(into) = x
		}
	}}
}

// decode reads the table v, which is to be a what, field by field into a T. Fields are read in
// the order of the rows, so a row may build on those before it.
func decode[T any](v value, what string, rows []row[T], into *T) {
	values, names := v.fields("a table")
	given := map[string]value{}
	for i, name := range names {
		given[name] = values[i]
		if !known(rows, name) && !v.d.isFull() {
			v.unknownField(name, what, nameList(rows))
		}
	}
	for _, r := range rows {
		if f, ok := given[r.name]; ok && f.lua != lua.LNil && !isUnknown(f.lua) {
			r.set(f, into)
		} else if ok {
			v.d.unclear(f.path)
		}
	}
}

// unknownField notes a field that a what doesn't have, on the field's own line.
func (v value) unknownField(name, what string, names []string) {
	msg := "unknown field " + quoted(name)
	hint := Suggest(name, "fields of "+what, names)
	if Meant(name, names) == "" && what != "on" {
		if home := v.d.homeOf(name, what); home != "" {
			hint = home
		}
	}
	v.d.wrongAt(joined(v.path, name), v.path, msg, hint)
}

// homeOf returns a hint for a field that exists, but in other tables than that of a what.
func (d *decoder) homeOf(name, what string) string {
	for _, f := range d.all {
		if f.Name == name && f.Where != what {
			return fmt.Sprintf("%s is a field of the table %s", quoted(name), f.Where)
		}
	}
	return ""
}

func known[T any](rows []row[T], name string) bool {
	for _, r := range rows {
		if r.name == name {
			return true
		}
	}
	return false
}

func nameList[T any](rows []row[T]) []string {
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = r.name
	}
	return names
}

func listed[T any](where string, rows []row[T]) []Field {
	fields := make([]Field, len(rows))
	for i, r := range rows {
		fields[i] = Field{where, r.name, r.kind, r.def, r.help}
	}
	return fields
}
