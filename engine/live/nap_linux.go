package live

import (
	"syscall"
	"time"
)

// nap lets the thread sleep for d, and can't be woken. It is far more exact than a timer of the
// runtime, which Linux is asked to keep in whole milliseconds.
func nap(d time.Duration) {
	ts := syscall.NsecToTimespec(int64(d))
	_ = syscall.Nanosleep(&ts, nil) // a signal ends it early: who sleeps looks again
}
