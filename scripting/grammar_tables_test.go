package scripting_test

import (
	"slices"
	"strings"

	"queuesim/engine/dist"
	"queuesim/scripting"
)

// needed are the fields that an author always writes (true), or never but as arrivals (false),
// unless it makes a mistake.
var needed = map[string]bool{
	"scenario_producers": true, "scenario_consumers": true, "scenario_queues": true,
	"scenario_duration": true, "producer_to": true, "consumers_from": true, "consumers_service": true,
	"trace_file": true, "trace_time": true,
	"producer_rate": false, "producer_arrivals": false, "producer_interarrival": false,
	"producer_times": false, "producer_trace": false,
}

// table writes a table of the language: some of its fields, and those that it needs.
func (a *author) table(where string) string {
	var b strings.Builder
	b.WriteString("{\n")
	chosen := a.choose(256) | a.choose(256)<<8
	for i, f := range fieldsOf[where] {
		wanted := chosen>>(i%16)&1 == 1
		field := where + "_" + f
		if need, ok := needed[field]; ok || slices.Contains(a.must, field) {
			wanted = (need || !ok) != a.slip()
		}
		if wanted {
			b.WriteString(a.marked('[', f) + " = " + a.marked('!', a.write(field)) + ",\n")
		}
	}
	if where == "producer" {
		b.WriteString(a.write("arrivals") + "\n")
	}
	return b.String() + "}"
}

// all writes a table of all named parts of a sort.
func (a *author) all(where string) string {
	names := map[string]string{"queue": "queue", "producer": "producer", "consumers": "pool"}
	var b strings.Builder
	b.WriteString("{\n")
	for _, name := range a.parts[names[where]] {
		b.WriteString(a.marked('[', name) + " = " + a.marked('!', a.table(where)) + ",\n")
	}
	return b.String() + "}"
}

// from says what a pool serves. The first one serves all queues, so that each is served.
func (a *author) from() string {
	isFirst := !a.served
	a.served = true
	if isFirst || a.choose(3) == 2 {
		return `{ "` + strings.Join(a.parts["queue"], `", "`) + `" }`
	}
	return a.expand(`"$?queue"`)
}

// order says the order of a queue, and remembers what it needs of producers.
func (a *author) order() string {
	text := a.pick(grammar["queue_order"]...)
	switch text {
	case `"shortest"`:
		a.must = append(a.must, "producer_size")
	case `"deadline"`:
		a.must = append(a.must, "producer_deadline")
	}
	return a.expand(text)
}

// distribution writes one of the catalogue's, in one of its forms.
func (a *author) distribution() string {
	e := dist.Catalogue[a.choose(len(dist.Catalogue))]
	form := e.Forms[a.choose(len(e.Forms))]
	var params []string
	for _, p := range form.Params {
		text := a.marked('!', a.write(parameter(p.Range)))
		if form.Way != dist.InOrder {
			text = a.marked('?', p.Name) + " = " + text
		}
		params = append(params, text)
	}
	text := strings.Join(params, ", ")
	switch {
	case a.nested > deepest || a.choose(4) == 3:
		return e.Example
	case form.Way == dist.InOrder:
		return e.Name + "(" + text + ")"
	}
	return e.Name + " { " + text + " }"
}

// parameter returns the rule of a distribution's parameter.
func parameter(r dist.Range) string {
	switch {
	case r == dist.OneLaw:
		return "distribution"
	case r == dist.ListLaws:
		return "parameter_laws"
	case r.IsList():
		return "parameter_list"
	case r == dist.Chance:
		return "parameter_chance"
	case r == dist.Whole, r == dist.Count:
		return "parameter_whole"
	}
	return "parameter"
}

// fieldsOf are the names of the fields of each table of the language.
var fieldsOf = func() map[string][]string {
	all := map[string][]string{}
	for _, f := range scripting.Fields() {
		all[f.Where] = append(all[f.Where], f.Name)
	}
	return all
}()
