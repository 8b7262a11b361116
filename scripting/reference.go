package scripting

import (
	"maps"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
	"queuesim/engine/dist"
)

// A Row is one name of the language, as `queuesim list` shows it. Without a Help it is the heading
// of the rows below it.
type Row struct{ Name, Help string }

// References are the topics of Reference, in the order shown to users.
var References = []struct {
	Topic, Help string
	rows        func() []Row
}{
	{"functions", "that a scenario has: param, chance, steps, require …", functionRows},
	{"item", "what a function may read of an item, and write", itemRows},
	{"sim", "what a function may ask of the run, and change", simRows},
	{"figures", "of a result, which an expectation may compare", figureRows},
}

// Reference returns what there is to know of a topic, nil if it is none of References. It is read
// off the tables and types that the language goes by.
func Reference(topic string) []Row {
	for _, r := range References {
		if r.Topic == topic {
			return r.rows()
		}
	}
	return nil
}

// luasOwn are the functions of Lua's that a scenario's author has to know of here.
var luasOwn = []Row{
	{"require(name)", "what the file NAME.lua beside the scenario returns"},
	{"print(…)", "writes a line to standard error"},
	{"math, string, table, coroutine", "libraries of Lua 5.1, but for what breaks out or isn't " +
		"repeatable; ipairs, pairs, pcall, tostring and their like too"},
}

func functionRows() []Row {
	var rows []Row
	for _, g := range globals {
		rows = append(rows, Row{g.name + g.params, g.help})
	}
	for _, s := range schedules {
		rows = append(rows, Row{s.name + " { … }", s.help})
	}
	rows = append(rows, luasOwn...)
	names := make([]string, len(dist.Catalogue))
	for i, e := range dist.Catalogue {
		names[i] = e.Name
	}
	return append(rows,
		Row{names[0] + " { … }", "and the other distributions (queuesim list distributions): " +
			strings.Join(names[1:], ", ")},
		Row{"d:sample()", "a draw from a distribution; in functions only"})
}

// itemHelp says what the fields of every item are.
var itemHelp = map[string]string{
	"id":       "1, 2, … of its producer",
	"attempt":  "which service at this pool this is; 0 before the first",
	"priority": "0 to 255",
	"size":     "0 if the producer gives none",
	"created":  "the instant at which it was to arrive, in seconds",
	"deadline": "an instant, in seconds; nil if it has none",
	"waited":   "seconds in queues so far",
	"producer": "the name of its producer",
	"queue":    "the name of the queue in which it is, or was last",
}

func itemRows() []Row {
	var rows []Row
	for _, name := range slices.Sorted(maps.Keys(builtins)) {
		help := itemHelp[name]
		if mayFill(name) {
			help += "; may be written by the producer's function, item = function(item) … end"
		}
		rows = append(rows, Row{"item." + name, help})
	}
	return append(rows, Row{"item.NAME", "any other field is the author's own: any function may " +
		"write it, and it stays with the item; the columns of a trace are such fields too"})
}

// mayFill reports whether a producer's function may write a built-in field.
func mayFill(name string) bool {
	it := &engine.Item{}
	h := &handles{run: &runtime{filling: it}}
	return h.write(it, name, lua.LNil) != h.write(it, "", lua.LNil)
}

// simHelp says what sim has of its own, and how it is called.
var simHelp = map[string]Row{
	"now":     {"", "seconds since the start"},
	"tally":   {"(name, n)", "adds n, or 1, to a counter: tallies.NAME of the result"},
	"observe": {"(name, x)", "adds a number to a trend: observations.NAME of the result"},
	"stop":    {"(reason)", "ends the run in good order"},
}

// propertyHelp says what the properties of a queue, a producer and a pool are.
var propertyHelp = map[string]string{
	"depth":    "items that wait in a queue",
	"capacity": "places of a queue; math.huge is no bound",
	"busy":     "consumers of a pool at work",
	"count":    "consumers of a pool; math.huge is no bound",
	"rate":     "arrivals of a producer, a second",
}

// partNames stand for the names of queues, producers and pools.
var partNames = map[string]string{"queues": "QUEUE", "producers": "PRODUCER", "consumers": "POOL"}

func simRows() []Row {
	var rows []Row
	for _, name := range simNames(parts{}) {
		rows = append(rows, Row{"sim." + name + simHelp[name].Name, simHelp[name].Help})
	}
	for _, section := range sections {
		for _, name := range slices.Sorted(maps.Keys(properties[section])) {
			help := propertyHelp[name]
			if properties[section][name].write != nil {
				help += "; may be written"
			}
			rows = append(rows, Row{"sim." + partNames[section] + "." + name, help})
		}
	}
	return rows
}
