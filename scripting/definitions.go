package scripting

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"queuesim/engine/dist"
)

// Definitions returns the language as type definitions for editors that know LuaCATS (the Lua
// language server): fields, functions and distributions, read off the tables that drive the
// decoder.
func Definitions() string {
	var b strings.Builder
	b.WriteString(definitionsHead)
	for _, section := range []struct {
		class  string
		fields []Field
	}{
		{"Scenario", listed("scenario", scenarioRows)},
		{"Queue", listed("queue", queueRows)},
		{"Producer", listed("producer", producerRows)},
		{"Trace", listed("trace", traceRows)},
		{"Consumers", listed("consumers", poolRows)},
		{"Retry", listed("retry", retryRows)},
		{"Backoff", listed("backoff", backoffRows)},
		{"On", listed("on", hookRows)},
	} {
		fmt.Fprintf(&b, "\n---@class (exact) queuesim.%s\n", section.class)
		for _, f := range section.fields {
			fmt.Fprintf(&b, "---@field %s? %s %s\n", f.Name, luaType(f.Kind), described(f))
		}
	}
	defineHandles(&b)
	defineFunctions(&b)
	return b.String()
}

const definitionsHead = `---@meta queuesim

---@alias queuesim.time number|string seconds, or "25ms", "1h30m"
---@alias queuesim.rate number|string a second, or "90/min"
---@alias queuesim.asked fun(item: queuesim.Item, sim: queuesim.Sim): number|string
---@alias queuesim.numbers number|queuesim.Distribution|queuesim.asked
---@alias queuesim.times queuesim.time|queuesim.Distribution|queuesim.asked

---@class queuesim.Level
---@class queuesim.Distribution
---@field sample fun(self: queuesim.Distribution): number a draw; in functions only
`

// luaTypes are the editor's types for the kinds of fields; words are types themselves.
var luaTypes = map[string]string{
	"text":                         "string",
	"time":                         "queuesim.time",
	"time above 0":                 "queuesim.time",
	"whole number":                 "integer",
	"whole number, or math.huge":   "number",
	"number above 0":               "number",
	"number, 1 or more":            "number",
	"queue":                        "string",
	"queue, or list of queues":     "string|string[]",
	"list of times":                "queuesim.time[]",
	"quantity":                     "queuesim.numbers",
	"quantity, 0 to 255":           "queuesim.numbers",
	"quantity of whole numbers":    "queuesim.numbers",
	"quantity of time":             "queuesim.times",
	"queues by name":               "table<string, queuesim.Queue>",
	"producers by name":            "table<string, queuesim.Producer>",
	"pools by name":                "table<string, queuesim.Consumers>",
	"table of on":                  "queuesim.On",
	"table of trace":               "queuesim.Trace",
	"table of retry":               "queuesim.Retry",
	"table of headings":            "table<string, string>",
	"list of { time, function }":   "table[]",
	"list of { period, function }": "table[]",
	"function(sim)":                "fun(sim: queuesim.Sim)",
	"function(item, sim)":          "fun(item: queuesim.Item, sim: queuesim.Sim)",

	"expression, or list of expressions":         "string|string[]",
	"table of backoff, or quantity of time":      "queuesim.Backoff|queuesim.times",
	"rate, steps, ramp, sine, varying or bursty": "queuesim.rate|queuesim.Level",
	"whole number, steps, or function(sim)":      "number|queuesim.Level|fun(sim: queuesim.Sim): number",
	"function(item, sim, reason)": "fun(item: queuesim.Item, sim: queuesim.Sim," +
		" reason: string?)",
	"function(item, sim, fate)": "fun(item: queuesim.Item, sim: queuesim.Sim," +
		" fate: string)",
	"probability, or function(item, sim)": "number|" +
		"fun(item: queuesim.Item, sim: queuesim.Sim): boolean|string|nil",
}

// luaType returns the editor's type for a kind.
func luaType(kind string) string {
	if t, ok := luaTypes[kind]; ok {
		return t
	}
	words, function, _ := strings.Cut(kind, ", or function(item, sim)")
	words = strings.NewReplacer(", ", "|", " or ", "|").Replace(words)
	if function != "" {
		words += "|queuesim.asked"
	}
	return words
}

func described(f Field) string {
	if f.Default == "" {
		return f.Help
	}
	return f.Help + " (" + f.Default + ")"
}

// defineHandles writes what functions get: an item and the run.
func defineHandles(b *strings.Builder) {
	b.WriteString("\n---@class queuesim.Item\n")
	for _, name := range slices.Sorted(maps.Keys(builtins)) {
		fmt.Fprintf(b, "---@field %s %s\n", name, builtins[name].kind)
	}
	b.WriteString("---@field [string] any the author's own fields\n")
	b.WriteString("\n---@class queuesim.Part\n")
	for _, section := range sections {
		for _, name := range slices.Sorted(maps.Keys(properties[section])) {
			fmt.Fprintf(b, "---@field %s number of %s\n", name, section)
		}
	}
	b.WriteString(`
---@class queuesim.Sim
---@field now number seconds since the start
---@field tally fun(name: string, n?: number) adds to a counter
---@field observe fun(name: string, x: number) adds to a trend
---@field stop fun(reason?: string) ends the run in good order
---@field [string] queuesim.Part
`)
}

// defineFunctions writes the functions that a file has.
func defineFunctions(b *strings.Builder) {
	for _, g := range globals {
		fmt.Fprintf(b, "\n---%s\n%s\nfunction %s%s end\n", g.help, g.types, g.name, g.params)
	}
	for _, s := range schedules {
		fmt.Fprintf(b, "\n---%s\n---@param points table[]\n---@return queuesim.Level\n", s.help)
		fmt.Fprintf(b, "function %s(points) end\n", s.name)
	}
	for _, e := range dist.Catalogue {
		var forms []string
		for _, f := range e.Forms {
			forms = append(forms, strings.Join(f.Params.Names(), ", "))
		}
		fmt.Fprintf(b, "\n---%s: %s\n---takes %s\n", e.Summary, e.Example, strings.Join(forms, "; or "))
		fmt.Fprintf(b, "---@return queuesim.Distribution\nfunction %s(...) end\n", e.Name)
	}
}
