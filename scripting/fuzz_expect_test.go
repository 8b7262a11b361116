package scripting_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
	"queuesim/engine/sim"
	"queuesim/scripting"
	"queuesim/scripting/wall"
)

// judgedToo is a scenario with the names that the grammar's expectations go by.
const judgedToo = `local p = param("p", 2)
return {
	duration = "20s", sample = 5, warmup = 1,
	queues = { jobs = { capacity = 3, when_full = "reject" }, mail = { ttl = 0.1 }, keyed = {} },
	producers = {
		web = { to = "jobs", rate = 20, priority = function(item) return item.id % 8 end },
		batch = { to = "mail", rate = 5 }, old = { to = "keyed", times = { 1, 2 } },
	},
	consumers = {
		pool = { from = { "jobs", "mail" }, count = 2, service = exponential(0.1), fails = function(item)
			return item.id % 5 == 0 and "flaky" end, retry = { attempts = 2 } },
		spare = { from = "jobs", count = math.huge, service = 0.2 },
		night = { from = "keyed", service = 1 },
	},
	on = { begin = function(item, sim) sim.tally("n") sim.observe("o", sim.now) end },
}`

// FuzzExpect judges a result by any expression: by texts as they are, and by those that the grammar
// makes of bytes. It is refused in plain words, or decided; and where Lua, given the same figures,
// comes to an answer, it is Lua's.
func FuzzExpect(f *testing.F) {
	f.Add("jobs.wait.p99 < '200ms' and failed / produced < 0.25", []byte{})
	f.Add(`priorities["0"].wait.max ~= pool.each[1].utilisation or not ended.partial`, []byte{})
	f.Add("consumed <= consumed and failed ~= consumed and consumed ~= failed", []byte{})
	f.Add("7.5 % -2 < 2 ^ 0.5 and math.max(failed, -failed) >= math.floor(-0.5)", []byte{})
	f.Add(strings.Repeat("not ", 300)+"true", []byte{})
	for _, input := range inputs(100) {
		f.Add("", input)
	}
	l := load(f, judgedToo)
	res, err := sim.Run(f.Context(), l.Scenario, sim.Options{})
	require.NoError(f, err)
	figures := figuresOf(f, res)
	f.Fuzz(func(t *testing.T, text string, input []byte) {
		if len(input) > 0 {
			text = newAuthor(input).write("expectation")
		}
		checkExpectation(t, text, *res, figures)
	})
}

func checkExpectation(t *testing.T, text string, res engine.Result, figures map[string]any) {
	t.Helper()
	l, err := scripting.Load(scripting.File{Name: "fuzz.lua", Source: []byte(judgedToo)},
		scripting.Options{Expect: []string{text}})
	if err != nil {
		checkMistakes(t, err, judgedToo)
		return
	}
	defer l.Close()
	l.Judge(&res)
	require.Len(t, res.Expect, 1)
	judged := res.Expect[0]
	require.Equal(t, text, judged.Text)
	require.False(t, judged.OK && judged.Why != "")
	checkPlain(t, judged.Why)
	for path, x := range judged.Values {
		require.False(t, math.IsNaN(x) || math.IsInf(x, 0), "%s is %v", path, x)
	}
	answer, ok := byLua(text, figures)
	if ok && judged.Why == "" {
		require.Equal(t, answer, judged.OK, "Lua says so of %s", text)
	}
}

// figuresOf returns the figures of a result by the names that expectations have for them.
func figuresOf(t testing.TB, res *engine.Result) map[string]any {
	t.Helper()
	text, err := json.Marshal(res)
	require.NoError(t, err)
	var all map[string]any
	require.NoError(t, json.Unmarshal(text, &all))
	for _, section := range []string{"stats", "queues", "producers", "consumers"} {
		for name, x := range all[section].(map[string]any) {
			if _, taken := all[name]; !taken {
				all[name] = x
			}
		}
	}
	return all
}

// byLua lets Lua work an expression out. It is not ok where Lua comes to no answer, or where Lua
// can't know it: durations are texts to it, figures that aren't there are not 0, and gopher-lua
// takes what it reckons to be -0 for 0, which shows when something is divided by it.
func byLua(text string, figures map[string]any) (answer, ok bool) {
	if strings.ContainsAny(text, "'\"[") || strings.Contains(text, "/") && strings.Contains(text, "-") {
		return false, false
	}
	s := wall.New(wall.Options{})
	defer s.Close()
	for name, x := range figures {
		s.Global(name, toLua(x))
	}
	c, err := s.Load("expect", "return "+text)
	if err != nil {
		return false, false
	}
	v, err := s.Run(c)
	return v == lua.LTrue, err == nil && v.Type() == lua.LTBool
}

// toLua makes a Lua value of one of JSON's. What a table doesn't have is an error to ask for.
func toLua(x any) lua.LValue {
	switch x := x.(type) {
	case float64:
		return lua.LNumber(x)
	case bool:
		return lua.LBool(x)
	case string:
		return lua.LString(x)
	case map[string]any:
		t, meta := &lua.LTable{}, &lua.LTable{Metatable: lua.LNil}
		for name, y := range x {
			t.RawSetString(name, toLua(y))
		}
		meta.RawSetString("__index", &lua.LFunction{IsG: true, GFunction: func(L *lua.LState) int {
			L.RaiseError("there is none")
			return 0
		}})
		t.Metatable = meta
		return t
	}
	return lua.LNil
}
