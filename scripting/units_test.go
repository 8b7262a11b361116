package scripting_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/scripting"
)

// TestDurations reads them to the nanosecond.
func TestDurations(t *testing.T) {
	for text, want := range map[string]engine.Time{
		"25ms": 25 * engine.Millisecond, "1h30m": 90 * engine.Minute, "1.5d": 36 * engine.Hour,
		"1ns": 1, "2us": 2000, "3µs": 3000, "4μs": 4000, "0.1s": engine.Second / 10,
		"1d2h3m4s5ms6us7ns": 93784005006007, "0.000000001s": 1, "0.0000000019s": 1,
		"100000000ns": engine.Second / 10, "1.000000001s": engine.Second + 1, ".5s": engine.Second / 2,
		"0.7m": 42 * engine.Second, "36500d": engine.Longest,
	} {
		s := scenario(t, fmt.Sprintf(`return { duration = %q, sample = "1s", producers = { web = { rate = 1 } },
			consumers = { pool = { service = 1 } } }`, text))
		assert.Equal(t, want, s.Duration, text)
	}
	for _, text := range []string{
		"", "5", "s", "5 s", "1s ", "-1s", "+1s", "1e3s", "1x", "1.2.3s", "1.s", ".s", "1s2", "36501d",
		"99999999999999999999s", "1h1h1h1x", "0x10s", "१s",
	} {
		_, err := scripting.Load(scripting.File{Name: "test.lua", Source: fmt.Appendf(nil,
			`return { duration = %q, producers = { web = { rate = 1 } }, consumers = { pool = { service = 1 } } }`,
			text)}, scripting.Options{})
		assert.ErrorContains(t, err, "test.lua:1: duration: want a time", text)
	}
}

// TestRates reads them per second.
func TestRates(t *testing.T) {
	for text, want := range map[string]engine.Flat{
		`40`: 40, `"90/min"`: 1.5, `"100/s"`: 100, `"1800/h"`: 0.5, `"86400/day"`: 1, `"2.5 / s"`: 2.5, `"3/ms"`: 3000,
		`0`: 0,
	} {
		s := scenario(t, `return { duration = 1, producers = { web = { rate = `+text+` } },
			consumers = { pool = { service = 1 } } }`)
		assert.Equal(t, want, s.Producers[0].Rate, text)
	}
}

// TestTraceTimes reads dates and seconds exactly; the first row is at 0.
func TestTraceTimes(t *testing.T) {
	for _, tt := range []struct {
		name, csv string
		want      []engine.Time
	}{
		{"seconds", "t\n0\n0.1\n0.30000000000000004\n", []engine.Time{0, 1e8, 3e8}},
		{"an hour before", "t\n-3600\n-0.5\n.5\n1.\n", []engine.Time{0, 3599.5e9, 3600.5e9, 3601e9}},
		{"unix time", "t\n1700158623.97996\n1700158624.031960001\n", []engine.Time{0, 52000001}},
		{"exponents", "t\n0\n1e-3\n2.5E1\n", []engine.Time{0, 1e6, 25e9}},
		{"dates", "t\n2023-11-16 18:17:03.9799600\n2023-11-16 18:17:04.0319600\n", []engine.Time{0, 52e6}},
		{
			"with zones", "t\n2024-02-28T23:59:59Z\n2024-02-29T01:00:00.5+01:00\n2024-02-28 19:00:01-0500\n",
			[]engine.Time{0, 1.5e9, 2e9},
		},
		{"days alone", "t\n2023-12-31\n2024-01-01\n", []engine.Time{0, 24 * engine.Hour}},
		{"same instant", "t\n5\n5\n5\n", []engine.Time{0, 0, 0}},
		{"a mark, quotes, spaces, no end", "\uFEFF\"t\",x\n \"1\" ,2\n 3,\"a,b\"", nil},
		{"no end of line", "t\n1\n2", []engine.Time{0, 1e9}},
		{"windows", "t\r\n1\r\n2\r\n", []engine.Time{0, 1e9}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l, err := scripting.Load(scripting.File{
				Name: "test.lua",
				Source: []byte(`return { producers = { web = { trace = { file = "t.csv", time = "t" } } },
					consumers = { pool = { service = 1 } } }`),
				Files: fstest.MapFS{"t.csv": {Data: []byte(tt.csv)}},
			}, scripting.Options{})
			if tt.want == nil {
				require.ErrorContains(t, err, "t.csv:2")
				return
			}
			require.NoError(t, err)
			defer l.Close()
			assert.Equal(t, tt.want, l.Scenario.Producers[0].Trace.Times)
		})
	}
}
