package main

import (
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

// An interrupter hears Ctrl-C and SIGTERM. While a run goes on the first one cuts it, wherever it
// is; any other one leaves at once.
type interrupter struct {
	cut atomic.Pointer[func()] // nil: there is nothing to cut
}

// listen begins to listen. leave ends the process.
func (i *interrupter) listen(leave func()) {
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		var last time.Time
		for range signals {
			if cut := i.cut.Swap(nil); cut != nil {
				last = time.Now()
				(*cut)()
			} else if time.Since(last) > echo {
				leave()
			}
		}
	}()
}

// echo is the time within which a second signal is the first one once more: a program such as timeout
// sends it to the process and to its group.
const echo = 200 * time.Millisecond

// guard says how to cut what goes on until over is called.
func (i *interrupter) guard(cut func()) (over func()) {
	i.cut.Store(&cut)
	return func() { i.cut.Store(nil) }
}
