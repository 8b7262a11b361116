//go:build !linux

package live

import "time"

// nap is a sleep like any other where timers are as exact as the system's own.
func nap(d time.Duration) { time.Sleep(d) }
