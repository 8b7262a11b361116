package scripting_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/sim"
	"queuesim/scripting"
)

// fail loads a scenario that is wrong.
func fail(t *testing.T, name, source string) scripting.Errors {
	t.Helper()
	_, err := scripting.Load(scripting.File{Name: name, Source: []byte(source)}, scripting.Options{})
	var all scripting.Errors
	require.ErrorAs(t, err, &all)
	return all
}

// TestErrorsByLine: mistakes come in the order of the file, however they were found.
func TestErrorsByLine(t *testing.T) {
	all := fail(t, "test.lua", `
local a = chanse(1)
local b = exponential(-1)
return {
  consumers = { pool = { service = "x" } },
  producers = { web = { rate = "y" } },
  queues = { jobs = { capacity = "z" } },
  expect = "jobs.x < 1",
  duration = function() end,
}`)
	var lines []int
	for _, e := range all {
		lines = append(lines, e.Pos.Line)
	}
	assert.Equal(t, []int{2, 3, 5, 6, 7, 8, 9}, lines)
}

// TestErrorsAreBounded: a file that is wrong all over is told so, but not a thousand times.
func TestErrorsAreBounded(t *testing.T) {
	all := fail(t, "test.lua", "return {"+strings.Repeat("\n x = 1, y = 2, z = 3,", 1)+
		"\n queues = { "+strings.Repeat("a = { b = 1 }, ", 1)+" },\n producers = {"+many(200)+"} }")
	assert.Len(t, all, 51)
	assert.Equal(t, "and more mistakes", all[50].Msg)
}

func many(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "p%d = { rat = 1 },\n", i)
	}
	return b.String()
}

// TestErrorsAreFitForTerminals: whatever a stranger's file and its name hold.
func TestErrorsAreFitForTerminals(t *testing.T) {
	for _, source := range []string{
		"return { ['\x1b[2J\x07'] = 1 }",
		"return { name = '\x1b]0;x\x07' .. nil }",
		"return { producers = { web = { rate = '\x1b[31m' } } } -- \x1b[31m \u202e",
		"error('\x1b[2J')",
		"error({})", "error()", "error(error)", "\x1b", "return \x00",
		"return { expect = '\x1b[2J < 1' }",
		`return { queues = { ["a\nall is well"] = 1 } }`,
	} {
		text := fail(t, "a\x1b[2J.lua", source).Error()
		assert.NotContains(t, text, "\x1b")
		assert.NotContains(t, text, "\x07")
		assert.NotContains(t, text, "\u202e")
		assert.NotContains(t, text, "\x00")
		assert.NotContains(t, text, "\nall is well")
	}
}

// TestAddressesAreNotShown: they would differ from run to run.
func TestAddressesAreNotShown(t *testing.T) {
	text := fail(t, "test.lua", `return { name = function() end, description = coroutine.create(function() end),
		duration = print, items = exponential(1), seed = {}, finish = steps { { 0, 1 } } }`).Error()
	assert.NotContains(t, text, "0x")
}

// TestErrorsAs: each mistake can be found, and an interrupt told from other errors.
func TestErrorsAs(t *testing.T) {
	err := error(fail(t, "test.lua", "return 5"))
	var one *scripting.Error
	require.ErrorAs(t, fmt.Errorf("load: %w", err), &one)
	assert.Equal(t, "test.lua", one.Pos.File)
	assert.False(t, scripting.Interrupted(err))
	assert.False(t, scripting.Interrupted(errors.New("x")))
}

// TestInterrupt ends a function that never would.
func TestInterrupt(t *testing.T) {
	l := load(t, `return { items = 1, producers = { web = { rate = 1 } }, consumers = { pool = { service = 1 } },
		on = { arrive = function() while true do end end } }`)
	l.Interrupt()
	_, err := sim.Run(t.Context(), l.Scenario, sim.Options{})
	require.Error(t, err)
	assert.True(t, scripting.Interrupted(err))
}

// TestRunaway: what runs for too long is told, at its line.
func TestRunaway(t *testing.T) {
	all := fail(t, "test.lua", "local n = 0\nwhile true do n = n + 1 end\nreturn {}")
	assert.Equal(t, 2, all[0].Pos.Line)
	assert.Contains(t, all[0].Msg, "instructions")
}

// TestWorkForOthersIsPaidFor: what constructors do with long lists counts as the script's own work.
func TestWorkForOthersIsPaidFor(t *testing.T) {
	all := fail(t, "test.lua", `local long = {}
		for i = 1, 100000 do long[i] = i end
		for i = 1, 100000 do empirical(long) end
		return {}`)
	assert.Equal(t, 3, all[0].Pos.Line)
	assert.Contains(t, all[0].Msg, "instructions")
}

// TestManyOfAKind: loops that make params, mistakes or expectations come to an end.
func TestManyOfAKind(t *testing.T) {
	for _, source := range []string{
		`for i = 1, 1e5 do param("p" .. i, i) end return {}`,
		`for i = 1, 1e5 do exponential(-i) end return {}`,
		`local e = {} for i = 1, 1e5 do e[i] = "consumed > 0" end return { expect = e }`,
		`local e = {} for i = 1, 1e5 do e["x" .. i] = {} end return { producers = e, queues = { a = {}, b = {} } }`,
		`local e = {} for i = 1, 1e5 do e["x" .. i] = {} end return e`,
	} {
		began := time.Now()
		fail(t, "test.lua", source)
		assert.Less(t, time.Since(began), 8*time.Second, source)
	}
}

// TestTenThousand: loading takes its time in proportion to what there is.
func TestTenThousand(t *testing.T) {
	began := time.Now()
	s := scenario(t, `local queues, producers, consumers = {}, {}, {}
		for i = 1, 10000 do
			queues["q" .. i] = { capacity = 10 }
			producers["p" .. i] = { to = "q" .. i, rate = 1 }
			consumers["c" .. i] = { from = "q" .. i, service = 1, fails = function(item) return item.attempt == 1 end }
		end
		return { duration = 1, queues = queues, producers = producers, consumers = consumers }`)
	assert.Len(t, s.Queues, 10000)
	assert.Len(t, s.Consumers, 10000)
	assert.Equal(t, engine.Flat(1), s.Producers[0].Rate)
	assert.Less(t, time.Since(began), 5*time.Second)
}
