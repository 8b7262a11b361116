package main

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
)

// TestInterrupter hears signals at instants of a clock that stands still while nobody sleeps.
func TestInterrupter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var i interrupter
		var heard []string
		hears := func(what string) func() { return func() { heard = append(heard, what) } }
		leave := hears("leave")

		over := i.guard(hears("first"), hears("second"))
		i.hear(leave)
		i.hear(leave) // its echo
		time.Sleep(echo)
		i.hear(leave) // still
		assert.Equal(t, []string{"first"}, heard)

		time.Sleep(time.Millisecond)
		i.hear(leave)
		assert.Equal(t, []string{"first", "second"}, heard)

		over()
		i.hear(leave) // the second one's echo
		time.Sleep(echo + 1)
		i.hear(leave)
		assert.Equal(t, []string{"first", "second", "leave"}, heard)
	})
}

// TestInterrupterSupersedes: what is of no use any more is ended at once, unless a signal has said
// how it is to end.
func TestInterrupterSupersedes(t *testing.T) {
	var heard []string
	hears := func(what string) func() { return func() { heard = append(heard, what) } }
	leave := hears("leave")

	var i interrupter
	over := i.guard(hears("drain"), hears("end"))
	i.supersede()
	assert.Equal(t, []string{"end"}, heard)
	assert.True(t, i.superseded())
	over()
	i.guard(hears("what comes after it"))
	assert.Equal(t, []string{"end", "what comes after it"}, heard)
	i.hear(leave)
	assert.Equal(t, "leave", heard[2])

	heard = nil
	i.renew()
	assert.False(t, i.superseded() || i.heard())
	i.guard(hears("drain"), hears("end"))
	i.hear(leave)
	i.supersede()
	assert.Equal(t, []string{"drain"}, heard)
	assert.True(t, i.heard())
	assert.False(t, i.superseded())
}
