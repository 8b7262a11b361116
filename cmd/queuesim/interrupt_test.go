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
