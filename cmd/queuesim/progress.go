package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"queuesim/engine"
)

// A progress is a line on a terminal that says how far a run is. What the scenario prints passes
// through it, so that the two don't get mixed up. Several goroutines may use it at once.
type progress struct {
	mu sync.Mutex

	out   io.Writer // what the scenario prints; nil: nobody wants it
	line  io.Writer // where the line stands; nil: nobody looks
	width int

	duration engine.Time // of the scenario; 0: not limited
	items    int64       // of the scenario; 0: not limited

	began, drawn time.Time
	shown        int // columns that the line takes now
}

// When the line comes, and how often it changes.
const (
	progressAfter = time.Second
	progressEvery = 100 * time.Millisecond
)

// newProgress makes a progress that is written to a terminal only.
func newProgress(f *os.File, quiet bool) *progress {
	p := new(progress)
	if quiet {
		return p
	}
	p.out = f
	if term.IsTerminal(int(f.Fd())) {
		p.line, p.width = f, widthOf(f)
	}
	return p
}

// printer returns where the scenario prints; nil: nowhere.
func (p *progress) printer() io.Writer {
	if p.out == nil {
		return nil
	}
	return p
}

// Write writes what the scenario prints.
func (p *progress) Write(text []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
	if _, err := io.WriteString(p.out, legible(printable(string(text)))); err != nil {
		return 0, err
	}
	return len(text), nil
}

// say writes a line of ours, where anybody wants it.
func (p *progress) say(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.out != nil {
		p.clear()
		fmt.Fprintln(p.out, "queuesim: "+text)
	}
}

// start begins to count the time.
func (p *progress) start(s engine.Scenario) {
	p.duration, p.items = s.Duration, s.Items
	p.began = time.Now()
}

// startMany begins to count the time of several runs.
func (p *progress) startMany() { p.began = time.Now() }

// updateMany says how many runs are done, if it is time to.
func (p *progress) updateMany(done, planned int) {
	p.show(func() string {
		return fmt.Sprintf("%3d %%  %d of %d replications", 100*done/planned, done, planned)
	})
}

// update says how far the run is, if it is time to.
func (p *progress) update(now engine.Time, produced int64) {
	p.show(func() string { return p.text(now, produced) })
}

// show draws the line, if it is time to.
func (p *progress) show(text func() string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.line == nil {
		return
	}
	t := time.Now()
	if t.Sub(p.began) < progressAfter || t.Sub(p.drawn) < progressEvery {
		return
	}
	p.drawn = t
	p.draw(text())
}

// text returns the line: the part that is done, if it is known, the time in the run, the items.
func (p *progress) text(now engine.Time, produced int64) string {
	var b strings.Builder
	if part := p.part(now, produced); part > 0 {
		fmt.Fprintf(&b, "%3.0f %%  ", 100*part)
	}
	b.WriteString(roughly(now))
	if p.duration > 0 {
		b.WriteString(" of " + span(p.duration))
	}
	fmt.Fprintf(&b, "  %d items", produced)
	return b.String()
}

// part returns how much of the run is done, 0 if its end isn't known.
func (p *progress) part(now engine.Time, produced int64) float64 {
	part := 0.0
	if p.duration > 0 {
		part = now.Seconds() / p.duration.Seconds()
	}
	if p.items > 0 {
		part = max(part, float64(produced)/float64(p.items))
	}
	return min(part, 1)
}

// draw writes the line over the one before it.
func (p *progress) draw(text string) {
	text = text[:min(len(text), max(0, p.width-1))] // ASCII; a full line would scroll
	fmt.Fprint(p.line, "\r", pad(text, p.shown))
	p.shown = len(text)
}

// erase takes the line away.
func (p *progress) erase() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
}

// clear does it for who has the lock.
func (p *progress) clear() {
	if p.shown > 0 {
		fmt.Fprint(p.line, "\r", strings.Repeat(" ", p.shown), "\r")
		p.shown = 0
	}
}
