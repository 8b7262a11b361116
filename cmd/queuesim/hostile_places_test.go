//go:build unix

package main

import (
	"strings"
	"testing"

	"queuesim/scripting"
)

// A hostilePlace is a place where a stranger's Lua is entered, or at least read.
type hostilePlace struct {
	name   string
	enters bool // the row's statements run there, and a run that goes well goes on to the next one
	run    func(t *testing.T, row hostileRow) hostileRun
}

// honest is a small scenario with a hole for a field of each part.
const honest = `return {
  duration = "2s", items = 30, SCENARIO
  queues = { jobs = { QUEUE } },
  producers = { web = { to = "jobs", PRODUCER } },
  consumers = { pool = { from = "jobs", CONSUMER } },
}`

// fill fills holes of honest, each followed by its text, and the others with what is usual.
func fill(holes ...string) string {
	holes = append(holes, "SCENARIO", "", "QUEUE", "", "PRODUCER", "rate = 10", "CONSUMER",
		"service = 0.01")
	return strings.NewReplacer(holes...).Replace(honest)
}

// hostilePlaces returns all places. The first is the top level of the file.
func hostilePlaces() []hostilePlace {
	var all []hostilePlace
	for _, p := range textPlaces() {
		all = append(all, hostilePlace{p.name, true, func(t *testing.T, row hostileRow) hostileRun {
			text := strings.ReplaceAll(p.text, "@", "do "+row.lua+" end")
			return runHostile(t, map[string]string{"a.lua": text}, "run", "a.lua", "--json")
		}})
	}
	return append(all, otherPlaces()...)
}

type textPlace struct{ name, text string }

// textPlaces are places in a file that is run: @ stands for the row.
func textPlaces() []textPlace {
	all := []textPlace{{"the top level", "@ " + fill()}}
	all = append(all, fieldPlaces()...)
	all = append(all, languagePlaces()...)
	return append(all, metamethodPlaces()...)
}

// fieldPlaces are the fields of a scenario that may be functions: all that the language has, also
// those that come later.
func fieldPlaces() []textPlace {
	all := []textPlace{
		{"producer.rate", fill("PRODUCER", "rate = varying(20, function(sim) @ return 10 end)")},
		{"scenario.at", fill("SCENARIO", `at = { { "1s", function(sim) @ end } },`)},
		{"scenario.every", fill("SCENARIO", `every = { { "1s", function(sim) @ end } },`)},
	}
	for _, f := range scripting.Fields() {
		if f.Name == "at" || f.Name == "every" ||
			!strings.Contains(f.Kind, "quantity") && !strings.Contains(f.Kind, "function") {
			continue
		}
		function := f.Name + " = function(a, b, c) @ return 1 end"
		if f.Name == "fails" || strings.HasPrefix(f.Kind, "function") {
			function = f.Name + " = function(a, b, c) @ end" // it returns nothing, or a reason
		}
		all = append(all, textPlace{f.Where + "." + f.Name, withField(f, function)})
	}
	return all
}

// withField returns an honest scenario with one field more, which matters in it.
func withField(f scripting.Field, text string) string {
	const failing = "service = 0.01, fails = 0.5, retry = { attempts = 3, RETRY }"
	switch f.Where {
	case "queue":
		return fill("QUEUE", text)
	case "producer":
		if f.Name == "interarrival" {
			return fill("PRODUCER", text)
		}
		return fill("PRODUCER", "rate = 10, "+text)
	case "consumers":
		if f.Name == "service" {
			return fill("CONSUMER", text)
		}
		return fill("CONSUMER", "service = 0.01, "+text)
	case "retry":
		return fill("CONSUMER", strings.Replace(failing, "RETRY", text, 1))
	case "on":
		return fill("CONSUMER", strings.Replace(failing, "RETRY", "", 1),
			"SCENARIO", "on = { "+text+" },")
	}
	panic("a table with functions that is tried nowhere: " + f.Where)
}

// languagePlaces are ways in which Lua itself, or a function of ours, enters Lua.
func languagePlaces() []textPlace {
	in := func(name, before string) textPlace { return textPlace{name, before + " " + fill()} }
	return []textPlace{
		in("a param's help", `param("n", 1, (function() @ return "help" end)())`),
		in("a param's default", `local n = param("n", (function() @ return 1 end)())`),
		{"an expectation", fill("SCENARIO", `expect = { (function() @ return "produced > 0" end)() },`)},
		in("pcall", "local _, e = pcall(function() @ end) error(e)"),
		in("pcall, again and again", "while true do pcall(function() @ end) end"),
		in("an error's handler", "local _, e = xpcall(error, function() @ end) error(e)"),
		in("a coroutine", "coroutine.wrap(function() @ end)()"),
		in("a coroutine that yields", `local f = coroutine.wrap(function()
			while true do coroutine.yield(1) @ end
		end) while true do f() end`),
		in("coroutines, one after another", "while true do coroutine.wrap(function() @ end)() end"),
		in("a comparison of sort", "table.sort({ 3, 2, 1 }, function(a, b) @ return a < b end)"),
		in("a replacement of gsub", "('abc'):gsub('%w', function(c) @ return c end)"),
		in("an iterator", "for _ in function() @ return nil end do end"),
		in("recursion", "local function f(n) if n > 0 then return 1 + f(n - 1) end @ return 1 end f(50)"),
		{"a function that items keep", "local f = function() @ end " + fill("PRODUCER", "rate = 10, item = function(item) item.f = f end",
			"CONSUMER", "service = function(item) item.f() return 0.01 end")},
	}
}

// metamethodPlaces are the metamethods, each with what calls it.
func metamethodPlaces() []textPlace {
	var all []textPlace
	for _, m := range []struct{ event, use string }{
		{"__index", "local x = t.x"},
		{"__newindex", "t.x = 1"},
		{"__call", "t()"},
		{"__tostring", "print(t)"},
		{"__concat", "local x = t .. 'x'"},
		{"__add", "local x = t + 1"},
		{"__pow", "local x = t ^ 2"},
		{"__unm", "local x = -t"},
		{"__lt", "local x = t < t"},
		{"__le", "local x = t <= t"},
		{"__eq", "local x = t == setmetatable({}, getmetatable(t))"},
	} {
		all = append(all, textPlace{
			m.event, "local t = setmetatable({}, { " + m.event + " = function(a, b) @ return 'x' end }) " +
				m.use + " " + fill(),
		})
	}
	return all
}

// otherPlaces are those that aren't in the file that is run.
func otherPlaces() []hostilePlace {
	in := func(name string, enters bool, files map[string]string, args ...string) hostilePlace {
		return hostilePlace{name, enters, func(t *testing.T, row hostileRow) hostileRun {
			filled := map[string]string{}
			for file, text := range files {
				filled[file] = strings.ReplaceAll(text, "@", "do "+row.lua+" end")
			}
			given := make([]string, len(args))
			for i, arg := range args {
				given[i] = strings.ReplaceAll(arg, "@", asArgument(row.lua))
			}
			return runHostile(t, filled, given...)
		}}
	}
	module := "return { f = function(item) @ return 0.01 end }"
	uses := fill("CONSUMER", "service = require('lib').f")
	texts := "local name = param('name', 'x') " + fill("SCENARIO", "description = name,")
	return []hostilePlace{
		in("a file that is required", true, map[string]string{
			"a.lua": "require('lib') " + fill(), "lib.lua": "@ return true",
		}, "run", "a.lua"),
		in("a function that is required", true, map[string]string{"a.lua": uses, "lib.lua": module},
			"run", "a.lua", "--json"),
		in("a file that a function requires", true, map[string]string{
			"a.lua":   fill("CONSUMER", "service = function() return require('lib') end"),
			"lib.lua": "@ return 0.01",
		}, "run", "a.lua", "--json"),
		in("standard input", true, map[string]string{"-": "@ " + fill()}, "run", "-"),
		in("check", true, map[string]string{"a.lua": "@ " + fill()}, "check", "a.lua"),
		in("check --json", false, map[string]string{"a.lua": "@ " + fill()}, "check", "--json", "a.lua"),
		in("run --help", true, map[string]string{"a.lua": "@ " + fill()}, "run", "a.lua", "--help"),
		in("completion", false, map[string]string{"a.lua": "@ " + fill()},
			completeWord, "run", "a.lua", "--set", ""),
		in("--debug", true, map[string]string{"a.lua": "@ " + fill()}, "run", "--debug", "a.lua"),
		in("a live run", true, map[string]string{"a.lua": fill("CONSUMER", "service = function(item, sim) @ return 0.01 end")}, "run", "--live", "--speed", "10", "a.lua", "--json"),
		in("--set of a param", false, map[string]string{"a.lua": texts}, "run", "a.lua", "--set", "name=@"),
		in("--set of a field", false, map[string]string{"a.lua": texts}, "run", "a.lua", "--set",
			"pool.service=@"),
		in("--expect", false, map[string]string{"a.lua": fill()}, "run", "a.lua", "--expect",
			"(function() @ end)() == 1"),
		in("an argument", false, nil, "run", "@"),
		in("the text of a param", false, map[string]string{
			"a.lua": "param('a', 1, [==[@]==]) param('b', [==[@]==]) " + fill(),
		}, "run", "a.lua", "--help"),
		in("the name of a queue", false, map[string]string{
			"a.lua": "return { queues = { [ [==[@]==] ] = {} } }",
		}, "run", "a.lua"),
		in("a destructor", false, map[string]string{
			"a.lua": "local t = setmetatable({}, { __gc = function() @ end, __mode = 'k', __len = function() @ end }) " +
				"t = nil for i = 1, 1e5 do local u = {} end " + fill(),
		}, "run", "a.lua"),
		in("a metatable of the scenario", false, map[string]string{
			"a.lua": "local function f() @ return {} end return setmetatable((function() " + fill() +
				" end)(), { __index = f, __newindex = f, __pairs = f, __len = f, __tostring = f, __call = f })",
		}, "run", "a.lua"),
	}
}

// asArgument returns what fits in an argument.
func asArgument(s string) string {
	const most = 100_000
	return strings.ReplaceAll(s[:min(len(s), most)], "\x00", "")
}
