package main

import (
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

// An interrupter hears Ctrl-C, SIGTERM and SIGHUP. While a run goes on the first ones cut it, each in
// its own way, wherever it is; any other one leaves at once. When the terminal is closed nobody is
// there to send another one, so SIGHUP does what the last of them does.
type interrupter struct {
	mu   sync.Mutex
	cuts []func()  // what the next ones do
	last time.Time // when one was heard
	old  bool      // nobody wants what goes on any more
}

// listen begins to listen. leave ends the process.
func (i *interrupter) listen(leave func()) {
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	if !signal.Ignored(syscall.SIGHUP) { // it is under nohup
		signal.Notify(signals, syscall.SIGHUP)
	}
	go func() {
		for s := range signals {
			if s == syscall.SIGHUP {
				i.hurry()
			}
			i.hear(leave)
		}
	}()
}

// echo is the time within which a second signal is the first one once more: a program such as timeout
// sends it to the process and to its group.
const echo = 200 * time.Millisecond

// hear does what is next.
func (i *interrupter) hear(leave func()) {
	if next := i.next(leave); next != nil {
		next()
	}
}

// next returns what a signal does; nil: it is the last one's echo.
func (i *interrupter) next(leave func()) func() {
	i.mu.Lock()
	defer i.mu.Unlock()
	if time.Since(i.last) <= echo {
		return nil
	}
	if len(i.cuts) == 0 {
		return leave
	}
	cut := i.cuts[0]
	i.cuts, i.last = i.cuts[1:], time.Now()
	return cut
}

// guard says how to cut what goes on until over is called: what the first signal does, the second …
// The last one ends it at once.
func (i *interrupter) guard(cuts ...func()) (over func()) {
	if i.set(cuts) {
		i.supersede()
	}
	return func() { i.set(nil) }
}

// set sets what signals do, and reports whether nobody wants what goes on any more.
func (i *interrupter) set(cuts []func()) bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.cuts = cuts
	return i.old
}

// hurry leaves only the last of what signals do.
func (i *interrupter) hurry() {
	i.mu.Lock()
	defer i.mu.Unlock()
	if len(i.cuts) > 1 {
		i.cuts = i.cuts[len(i.cuts)-1:]
	}
}

// heard reports whether there was ever a signal that cut something.
func (i *interrupter) heard() bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	return !i.last.IsZero()
}

// supersede ends at once what goes on, and what is guarded from now on until renew is called: it is
// of no use any more. After a signal it does nothing, as that has said how things are to end.
func (i *interrupter) supersede() {
	i.mu.Lock()
	defer i.mu.Unlock()
	if !i.last.IsZero() {
		return
	}
	i.old = true
	if len(i.cuts) > 0 {
		i.cuts[len(i.cuts)-1]()
		i.cuts = nil
	}
}

// superseded reports whether what goes on is of no use any more.
func (i *interrupter) superseded() bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.old
}

// renew says that from now on things are of use again.
func (i *interrupter) renew() {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.old = false
}
