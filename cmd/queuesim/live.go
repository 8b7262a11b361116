package main

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/pflag"

	"queuesim/engine"
	"queuesim/engine/live"
	"queuesim/scripting"
)

// liveFlags say whether a scenario runs live, on real goroutines, and how fast.
type liveFlags struct {
	live, both bool
	speed      string

	pace float64       // what speed says
	all  []*pflag.Flag // in the order in which they are shown
}

// The bounds of --speed: below them a second of the scenario takes hours, above them a second of it
// is a microsecond, less than any machine can keep.
const (
	slowest = 0.001
	fastest = 1e6
)

// define defines the flags.
func (l *liveFlags) define(flags *pflag.FlagSet) {
	section(flags, "Live, in real time", func(flags *pflag.FlagSet) {
		flags.BoolVar(&l.live, "live", false,
			"run it on real goroutines, one for each producer and each consumer")
		flags.StringVar(&l.speed, "speed", "1",
			"N\ttimes as fast, from 0.001 to 1000000; max: nobody waits for a plan or a service, "+
				"so that the queue itself is measured")
		flags.BoolVar(&l.both, "compare", false,
			"run it in virtual time first, and show the figures of both side by side")
		flags.VisitAll(func(f *pflag.Flag) { l.all = append(l.all, f) })
	})
}

// check reads the speed, and refuses what makes no sense together.
func (l *liveFlags) check(verify, replications string) error {
	for _, f := range l.all {
		if f.Changed && f.Name != "live" && !l.live {
			return usage(fmt.Sprintf("--%s is for live runs, and --live isn't there", f.Name),
				"add --live")
		}
	}
	if l.live && replications != "" {
		return usage("--replications: a live run is one run", "leave out --live, or the replications")
	}
	if l.live && verify != "" {
		return usage("--verify: a live run is another one each time, so no digest can be met",
			"leave out --live to verify the run in virtual time")
	}
	var ok bool
	if l.pace, ok = speedOf(l.speed); !ok {
		return usage(fmt.Sprintf("--speed: want a number from 0.001 to 1000000, or max, got %q", l.speed),
			"--speed 10 is ten times as fast, --speed 0.5 half as fast")
	}
	if l.both && l.pace == live.Max {
		return usage("--compare: at --speed max nobody waits, so there is nothing to compare with",
			"--speed 1, or as fast as the timers' grain allows")
	}
	return nil
}

// speedOf reads a speed.
func speedOf(text string) (pace float64, ok bool) {
	if text == "max" {
		return live.Max, true
	}
	pace, err := strconv.ParseFloat(text, 64)
	return pace, err == nil && pace >= slowest && pace <= fastest
}

// again returns the flags as they were given.
func (l *liveFlags) again() string {
	text := ""
	for _, f := range l.all {
		switch {
		case !f.Changed:
		case f.Value.Type() == "bool":
			text += " --" + f.Name
		default:
			text += " --" + f.Name + " " + quote(f.Value.String())
		}
	}
	return text
}

// live runs the scenario on real goroutines until it ends. The first Ctrl-C lets no more items come,
// the second one ends the run as it stands.
func (p *program) live(l *scripting.Loaded, watch *progress, pace float64) (*engine.Result, error) {
	ctx, drain := context.WithCancel(context.Background())
	defer drain()
	leave := make(chan struct{})
	over := p.interrupts.guard(drain, func() {
		close(leave)
		time.AfterFunc(grace, l.Interrupt)
	})
	defer over()
	watch.start(l.Scenario)
	if pace == live.Max {
		watch.duration = 0 // its time has nothing to do with that of the plan
	}
	defer watch.erase()
	return cutShort(live.Run(ctx, l.Scenario, live.Options{
		Speed: pace, Leave: leave, Progress: watch.update,
		Draining: func(inside int64) {
			watch.say(fmt.Sprintf("draining: %d inside; Ctrl-C again to stop now", inside))
		},
	}))
}
