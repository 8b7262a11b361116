package main

import (
	"errors"
	"fmt"
	"io"

	"queuesim/engine"
	"queuesim/engine/report"
	"queuesim/scripting"
)

// A comparison is one scenario by both clocks.
type comparison struct {
	virtual, live *engine.Result // live is nil if the virtual run was interrupted
}

// compare runs the scenario in virtual time and then live, each in a Lua state of its own.
func (o *runOptions) compare(p *program, src *source, args []string) error {
	watch := newProgress(p.stderr, o.quiet)
	virtual, err := o.one(src, watch, func(l *scripting.Loaded) (*engine.Result, error) {
		return p.simulate(l, watch)
	})
	if virtual == nil || p.cutBySave(virtual) {
		return err
	}
	c := comparison{virtual: virtual}
	all := outcomes{byClock("virtual", ended(virtual, err)), byClock("virtual", o.unmet(p, virtual))}
	if virtual.Ended.Reason != interrupted {
		live, err := o.one(src, watch, func(l *scripting.Loaded) (*engine.Result, error) {
			return p.live(l, watch, o.pace)
		})
		if live == nil || p.cutBySave(live) {
			return err
		}
		c.live = live
		all = append(all, byClock("live", ended(live, err)), byClock("live", o.unmet(p, live)))
	}
	o.text.Repeat = o.repeat(args, virtual)
	return append(all, o.desk.write(c))
}

// byClock names the clock by which something went wrong.
func byClock(clock string, err error) error {
	var o outcome
	if !errors.As(err, &o) || o.err == nil {
		return err
	}
	var told *scripting.Error
	if errors.As(o.err, &told) { // it begins with its own place
		again := *told
		again.Msg = clock + ": " + told.Msg
		o.err = &again
	} else {
		o.err = fmt.Errorf("%s: %w", clock, o.err)
	}
	return o
}

// writeJSON writes the comparison for machines.
func (c comparison) writeJSON(w io.Writer) error { return report.CompareJSON(w, c.virtual, c.live) }

// writeText writes it for people: the virtual run alone, if that was interrupted.
func (c comparison) writeText(w io.Writer, o report.TextOptions) error {
	if c.live == nil {
		return report.Text(w, c.virtual, o)
	}
	return report.Compare(w, c.virtual, c.live, o)
}
