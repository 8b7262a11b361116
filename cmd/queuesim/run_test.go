package main

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/scripting"
)

// A writeFunc is what happens when something is written.
type writeFunc func()

func (f writeFunc) Write(text []byte) (int, error) {
	f()
	return len(text), nil
}

// TestErrorWhileInterrupted: a function that goes wrong by itself is told, whatever else happens at
// that moment.
func TestErrorWhileInterrupted(t *testing.T) {
	p := &program{stderr: os.Stderr}
	interrupt := func() { p.interrupts.hear(nil) }
	file := scripting.File{Name: "test.lua", Source: []byte(`return {
		producers = { web = { rate = 1, items = 1 } },
		consumers = { pool = { service = 1, fails = function()
			print("Ctrl-C")
			error("broken")
		end } },
	}`)}
	loaded, err := scripting.Load(file, scripting.Options{Print: writeFunc(interrupt)})
	require.NoError(t, err)
	defer loaded.Close()
	res, err := p.simulate(loaded, newProgress(p.stderr, true))
	require.ErrorContains(t, err, "broken")
	assert.Equal(t, "error", res.Ended.Reason)
	assert.Equal(t, exitFailed, outcomesOf(ended(res, err))[0].code)
}
