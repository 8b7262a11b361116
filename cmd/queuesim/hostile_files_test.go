//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestHostileFiles: whole files that are hostile not by what they run but by what they are or return.
func TestHostileFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("slow with the race detector")
	}
	for name, text := range hostileFiles() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, args := range [][]string{{"run", "a.lua", "--json"}, {"check", "a.lua", "--json"}} {
				runHostile(t, map[string]string{"a.lua": text}, args...).isHarmless(t)
			}
		})
	}
}

// hostileFiles returns files by what is wrong with them.
func hostileFiles() map[string]string {
	returns := func(s string) string { return "return { " + s + " }" }
	table := `local t = {} for i = 1, %d do t[%s] = %s end return `
	return map[string]string{
		"nothing":                    "",
		"NUL":                        "\x00",
		"bytes":                      times(1000, "\x00\xff\xfe\x80\x1b[2J"),
		"UTF-16":                     "\xff\xfer\x00e\x00t\x00u\x00r\x00n\x00",
		"bytecode":                   "\x1bLuaQ\x00\x01\x04\x04\x04\x08\x00" + times(100, "\x07"),
		"large":                      times(300<<10, "x"),
		"brackets":                   times(250_000, "("),
		"a first line for the shell": "#!" + times(200_000, "x"),
		"a mark and nothing":         "\xef\xbb\xbf",
		"a ring":                     "local t = {} t.queues = t t.producers = t t.consumers = t t.t = t return t",
		"a ring of many fields":      "local t = {} " + times(1000, "t.queues = t ") + "return t",
		"a ring of metatables":       "local t = {} return setmetatable(t, { __index = t })",
		"a deep table":               "local t = {} for i = 1, 1e5 do t = { queues = t, jobs = t } end return t",
		"many queues":                fmt.Sprintf(table, 200_000, "'q' .. i", "{}") + "{ queues = t }",
		"many names with escapes":    fmt.Sprintf(table, 20_000, `'\27]' .. i`, "{}") + "{ queues = t }",
		"many fields":                fmt.Sprintf(table, 100_000, "'f' .. i", "i") + "t",
		"many keys that aren't text": fmt.Sprintf(table, 100_000, "i + 0.5", "i") + "t",
		"many producers":             fmt.Sprintf(table, 20_000, "'p' .. i", "{ rate = 1 }") + "{ producers = t, consumers = { c = { service = 1 } } }",
		"many mistakes":              fmt.Sprintf(table, 20_000, "'p' .. i", "{ rate = {}, to = {}, x = 1 }") + "{ producers = t }",
		"many expectations":          fmt.Sprintf(table, 100_000, "i", "'produced > ' .. i") + "{ expect = t }",
		"hard expectations":          fmt.Sprintf(table, 200, "i", "('not '):rep(400) .. 'true'") + "{ expect = t }",
		"many instants":              fmt.Sprintf(table, 100_000, "i", "{ i, function() end }") + "{ at = t }",
		"times without end":          fmt.Sprintf(table, 200_000, "i", "i") + "{ producers = { p = { times = t } }, consumers = { c = { service = 1 } } }",
		"a long description":         returns("description = ('\\27[31m'):rep(1e5), name = ('\\0'):rep(1e6)"),
		"a long name":                returns("queues = { [('x'):rep(1e6)] = {} }"),
		"a name with escapes":        returns(`queues = { ["\27]0;x\7\226\128\174"] = {} }`),
		"functions everywhere":       returns("duration = print, items = print, queues = print, producers = { print }, expect = { print }"),
		"coroutines as values":       returns("duration = coroutine.create(function() end)"),
		"our values at wrong places": returns("duration = exponential(1), items = steps { { 0, 1 } }"),
		"infinity":                   returns("duration = math.huge, items = 0 / 0, seed = 1e300, warmup = -math.huge"),
		"odd numbers":                returns("producers = { p = { rate = 1e300 } }, consumers = { c = { service = 1e-300, count = 1e18 } }, duration = '1s'"),
		"an item at each nanosecond": returns("producers = { p = { interarrival = 0, items = 1e6 } }, consumers = { c = { service = 0 } }"),
		"no time passes": returns("producers = { p = { rate = 1 } }, consumers = { c = { service = 0, fails = 1, " +
			"retry = { attempts = 1e6 } } }, duration = '1s', items = 10"),
		"a period of nothing": returns("producers = { p = { rate = 1 } }, consumers = { c = { service = 0 } }, duration = '1s', every = { { 0, function() end } }"),
		"a storm of hooks":    fill("SCENARIO", "on = { start = function(sim) for i = 1, 1e5 do sim.tally('t' .. i, 1) sim.observe('o' .. i, 0 / 0) end end },"),
		"odd writes": fill("SCENARIO", `every = { { 0.1, function(sim) pcall(function() sim.pool.count = 1e9 end)
			pcall(function() sim.jobs.capacity = -1 end) pcall(function() sim.web.rate = 1e308 end)
			pcall(function() sim.now = 0 end) pcall(rawset, sim, "x", 1) pcall(setmetatable, sim, {}) sim.x = 1 end } },`),
		"odd fields of items": fill("PRODUCER", `rate = 10, item = function(item) for i = 1, 100 do
			item['\27' .. i] = {} end end`),
		"items that are kept": fill("SCENARIO", `on = { leave = function(item) kept = item end },`),
		"items that are gone": "local kept = {} " + fill("CONSUMER", `service = function(item) kept[#kept + 1] = item
			for _, old in ipairs(kept) do local x = old.id end return 0.01 end`),
		"odd reasons": fill("CONSUMER", `service = 0.01, fails = function(item) return ("\27[31m"):rep(1e5) .. item.id end`),
		"odd names of tallies": fill("SCENARIO", `on = { arrive = function(item, sim)
			sim.tally("\27[31m" .. ("x"):rep(1e5) .. item.id) sim.observe({}, {}) end },`),
		"a reason to stop with escapes": fill("SCENARIO", `at = { { "1s", function(sim) sim.stop(("\27]"):rep(1e5)) end } },`),
		"small pieces that calls keep": "local kept = {} return { duration = '1000000s', " +
			"producers = { web = { rate = 1000 } }, consumers = { pool = { service = function(item) " +
			"kept[item.id] = { item.id, {}, {} } return 0.0001 end } } }",
		"large pieces that calls keep": "local kept = {} return { duration = '1000000s', " +
			"producers = { web = { rate = 1000 } }, consumers = { pool = { service = function(item) " +
			"local t = {} t[200000] = 1 kept[item.id] = t return 0.0001 end } } }",
		"items that keep much": "return { duration = '1000000s', producers = { web = { rate = 1000, item = function(item) " +
			"item.a = ('x'):rep(1e5) .. item.id end } }, consumers = { pool = { service = 1e6 } } }",
		"coroutines that items keep": "return { duration = '1000000s', producers = { web = { rate = 1000, item = function(item) " +
			"item.a = coroutine.create(function() end) end } }, consumers = { pool = { service = 1e6 } } }",
	}
}

// TestHostileReading: nothing is read but regular files of the folder, whoever names it.
func TestHostileReading(t *testing.T) {
	trace := func(file string) string {
		return fill("PRODUCER", fmt.Sprintf("trace = trace { file = %q, time = 'time' }", file))
	}
	for name, args := range map[string][]string{
		"a device":           {"run", "/dev/zero"},
		"a device by a link": {"run", "zero.lua"},
		"a fifo":             {"run", "fifo.lua"},
		"a folder":           {"run", "folder.lua"},
		"a ring of links":    {"run", "self.lua"},
		"nothing":            {"run", "gone.lua"},
		"check of a device":  {"check", "/dev/zero", "fifo.lua", "folder.lua"},
		"check --json":       {"check", "--json", "zero.lua", "fifo.lua", "self.lua"},
		"completion":         {completeWord, "run", "fifo.lua", "--set", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := runHostile(t, nil, args...)
			got.isHarmless(t)
			if args[0] != completeWord {
				assert.Equal(t, exitUsage, got.code)
			}
		})
	}
	for _, file := range []string{
		"../secret.csv", "out.csv", "absolute.csv", "up/secret.csv", "zero.csv", "fifo.csv", "passwd.csv",
		"/etc/passwd", "/dev/stdin", "folder.lua", "", ".", "..", "a\x00b", "a\\b", "\x1b[31m", "c:x", "gone.csv",
		times(10_000, "x"), times(3000, "x/"),
	} {
		t.Run("a trace from "+fmt.Sprintf("%.30q", file), func(t *testing.T) {
			t.Parallel()
			got := runHostile(t, map[string]string{"a.lua": trace(file)}, "run", "a.lua", "--json")
			got.isHarmless(t)
			assert.Equal(t, exitUsage, got.code)
			assert.Contains(t, got.stderr, "producers.web.trace")
		})
	}
}

// TestNothingOfTheProcessIsSeen: neither the environment, nor the place, the user or the time of a
// run change what comes out.
func TestNothingOfTheProcessIsSeen(t *testing.T) {
	text := `local function all(t, name, seen)
		if seen[t] then return "" end
		seen[t] = true
		local s = ""
		for k, v in pairs(t) do
			s = s .. name .. "." .. tostring(k) .. "=" .. type(v) .. " "
			if type(v) == "table" then s = s .. all(v, name .. "." .. tostring(k), seen) end
		end
		return s
	end
	local seen = {}
	print(all(string, "string", seen), all(math, "math", seen), tostring(string), tostring(print))
	` + fill("CONSUMER", `service = function(item, sim)
		sim.observe("luck", math.random() + random())
		print(tostring(item), tostring(sim), tostring({}), sim.now)
		return 0.01
	end`)
	run := func(env ...string) string {
		dir := filepath.Join(t.TempDir(), fmt.Sprint(len(env)))
		require.NoError(t, os.Mkdir(dir, 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, "a.lua"), []byte(text), 0o644))
		cmd, stdout, stderr := queuesim(t, "run", "a.lua", "--json")
		cmd.Dir, cmd.Env = dir, append(env, "GORACE="+hastyRace)
		require.NoError(t, cmd.Run(), stderr.String())
		return stdout.String() + stderr.String()
	}
	first := run()
	second := run("HOME=/root", "USER=somebody", "LANG=de_DE.UTF-8", "LC_ALL=tr_TR.UTF-8", "TZ=Asia/Tokyo",
		"LUA_PATH=/tmp/?.lua", "LUA_INIT=error('init')", "TERM=dumb", "PATH=")
	assert.Equal(t, first, second)
	assert.NotRegexp(t, traces, first)
}

// TestTheHostileRunsAreMeasured: a program that takes a second and memory is seen to do so.
func TestTheHostileRunsAreMeasured(t *testing.T) {
	if testing.Short() {
		t.Skip("slow with the race detector")
	}
	idle := runHostile(t, map[string]string{"a.lua": fill()}, "run", "a.lua")
	busy := runHostile(t, map[string]string{
		"a.lua": "local t = {} for i = 1, 1e5 do t[i] = { i } end for i = 1, 1e6 do end " + fill(),
	}, "run", "a.lua")
	assert.Equal(t, exitDone, busy.code, busy.stderr)
	assert.Greater(t, busy.processor, idle.processor)
	var own syscall.Rusage // a child's peak begins with ours
	require.NoError(t, syscall.Getrusage(syscall.RUSAGE_SELF, &own))
	if busy.memory > own.Maxrss<<10 {
		assert.Greater(t, busy.memory, idle.memory)
	}
	assert.Empty(t, strings.TrimSpace(idle.stderr))
}
