package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/pflag"

	"queuesim/engine"
	"queuesim/engine/sim"
	"queuesim/scripting"
)

// defaultScenario is what runs where none is named.
const defaultScenario = "classroom"

var runCommand = command{
	name:  "run",
	args:  "[FILE | NAME | -] [flags]",
	short: "run a scenario and say what its queues did",
	long: `FILE is a Lua file: its name ends in .lua, or has a slash. NAME is a scenario of
the library (queuesim list). - reads standard input. Without any of them the
library's "` + defaultScenario + `" runs. queuesim run FILE --help adds what the file lets you
set.

The result goes to standard output, everything else to standard error. Ctrl-C
ends the run and prints the result so far; a second one leaves at once. Of a
live run the first Ctrl-C lets no more items come and waits for those inside,
the second ends it and prints the result so far, the third leaves at once.
SIGTERM is like Ctrl-C; when the terminal is closed a run ends as it stands.
`,
	tail: exitCodes,
	setup: func(flags *pflag.FlagSet) action {
		o := newRunOptions(flags)
		return action{do: o.run, help: o.showParams}
	},
}

const debugHelp = "show where in Lua, or in queuesim, an error came from"

// runOptions are the flags of run.
type runOptions struct {
	scenarioFlags
	liveFlags
	desk

	verify  string
	watch   bool
	debug   bool
	noColor bool
}

func newRunOptions(flags *pflag.FlagSet) *runOptions {
	o := new(runOptions)
	o.scenarioFlags.define(flags)
	o.liveFlags.define(flags)
	section(flags, "The result", func(flags *pflag.FlagSet) {
		flags.BoolVar(&o.json, "json", false, "print the result as JSON")
		flags.StringArrayVar(&o.files, "out", nil,
			"FILE\twrite it to a .json or .txt file too; may be repeated")
		flags.BoolVar(&o.text.Account, "account", false,
			"add the account of all items and of their time")
		flags.StringVar(&o.verify, "verify", "",
			"DIGEST\tsay whether the result is the one with this digest; if not, exit with 1")
		flags.BoolVar(&o.watch, "watch", false,
			"run again whenever FILE, or a file that it reads, is saved; Ctrl-C ends with code 130")
		flags.BoolVar(&o.quiet, "quiet", false,
			"print nothing but errors and failed expectations; with --json the JSON too")
		flags.BoolVar(&o.noColor, "no-color", false, "no colours; NO_COLOR does the same")
		flags.BoolVar(&o.debug, "debug", false, debugHelp)
	})
	return o
}

// run runs one scenario, or with --watch the same one again and again.
func (o *runOptions) run(p *program, args []string) error {
	p.debug = o.debug
	if err := o.check(p, args); err != nil {
		return err
	}
	if o.isolation.asked(p) {
		return p.isolate(o.limits)
	}
	if o.watch {
		return p.watch(args, func(open opener) error { return o.once(p, args, open) })
	}
	return o.once(p, args, p.open)
}

// once runs the scenario once.
func (o *runOptions) once(p *program, args []string, open opener) error {
	src, err := open(scenarioIn(args))
	if err != nil {
		return err
	}
	defer src.Close()
	o.stdout = p.stdout
	o.text.Width = widthOf(p.stdout)
	o.text.Color = !o.noColor && wantsColor(p.stdout)
	o.text.ASCII = wantsASCII()
	if o.both {
		return o.compare(p, src, args)
	}
	watch := newProgress(p.stderr, o.quiet)
	res, err := o.one(src, watch, func(l *scripting.Loaded) (*engine.Result, error) {
		switch {
		case o.live:
			return p.live(l, watch, o.pace)
		case l.Scenario.Replications > 1:
			return p.replicate(l.Scenario.Replications, watch, func(first bool) (*scripting.Loaded, error) {
				return o.another(src, watch, first)
			})
		}
		return p.simulate(l, watch)
	})
	if res == nil || p.cutBySave(res) {
		return err
	}
	o.text.Repeat = o.repeat(args, res)
	return outcomes{
		ended(res, err), o.desk.write(single{res}), o.unmet(p, res), o.verified(p, res),
	}
}

// one loads the scenario, runs it, and judges the result. There is none if the scenario is wrong:
// then the error says so, and else how the run went.
func (o *runOptions) one(
	src *source, watch *progress, run func(*scripting.Loaded) (*engine.Result, error),
) (*engine.Result, error) {
	loaded, err := scripting.Load(src.File, o.options(watch.printer()))
	if err != nil {
		return nil, wrongScenario(src.Name, err)
	}
	defer loaded.Close()
	res, err := run(loaded)
	if res == nil {
		return nil, wrongScenario(src.Name, err)
	}
	forgetPath(res, err, src.Name)
	loaded.Judge(res)
	o.text.Description = loaded.Scenario.Description
	return res, err
}

// another loads the scenario once more. What it prints is shown of one replication alone.
func (o *runOptions) another(src *source, watch *progress, prints bool) (*scripting.Loaded, error) {
	if prints {
		return scripting.Load(src.File, o.options(watch.printer()))
	}
	return scripting.Load(src.File, o.options(io.Discard))
}

// repeat returns the command that repeats the run.
func (o *runOptions) repeat(args []string, res *engine.Result) string {
	return o.scenarioFlags.again(args, res.Config.Seed) + o.liveFlags.again()
}

// check looks at what can be wrong before anything is read.
func (o *runOptions) check(p *program, args []string) error {
	if len(args) > 1 {
		return usage(fmt.Sprintf("want one scenario, got %d: %q …", len(args), args[:2]),
			"a flag's value follows it: --seed 7")
	}
	if err := o.scenarioFlags.check(); err != nil {
		return err
	}
	if err := checkDigest(o.verify); err != nil {
		return err
	}
	if err := o.liveFlags.check(o.verify, o.classroom.Replications); err != nil {
		return err
	}
	return o.desk.check()
}

// scenarioIn returns the scenario that the arguments name.
func scenarioIn(args []string) string {
	if len(args) == 0 {
		return defaultScenario
	}
	return args[0]
}

// simulate runs the scenario in virtual time until it ends or is interrupted.
func (p *program) simulate(l *scripting.Loaded, watch *progress) (*engine.Result, error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	over := p.interrupts.guard(func() {
		cancel()
		time.AfterFunc(grace, l.Interrupt)
	})
	defer over()
	watch.start(l.Scenario)
	defer watch.erase()
	return cutShort(sim.Run(ctx, l.Scenario, sim.Options{Progress: watch.update}))
}

// cutShort makes an interrupted run of one in which a function was cut short: it has failed, but not
// by itself.
func cutShort(res *engine.Result, err error) (*engine.Result, error) {
	if scripting.Interrupted(err) {
		res.Ended = engine.Ended{Reason: interrupted, At: res.Ended.At, Partial: true}
		err = nil
	}
	return res, err
}

// grace is how long functions of the scenario may go on after the run was cut.
const grace = 200 * time.Millisecond

// interrupted is the reason for which a run ended that was cut.
const interrupted = "interrupted"

// forgetPath tells the error of a function without the path of its file: where that lies is no part
// of a result.
func forgetPath(res *engine.Result, err error, file string) {
	var e *scripting.Error
	if !errors.As(err, &e) {
		return
	}
	where := e.Pos.String()
	if e.Pos.File == file {
		where = fmt.Sprintf("line %d", e.Pos.Line)
	}
	res.Ended.Message = where + ": " + e.Path + ": " + e.Msg
}

// ended says how the run came to its end, if it wasn't a good one.
func ended(res *engine.Result, err error) error {
	if res.Ended.Reason != interrupted {
		return failed(err)
	}
	at := roughly(res.Ended.At)
	if res.Live != nil && res.Total.Inside == 0 {
		err = fmt.Errorf("interrupted, and drained by %s: fewer items came than there were to be", at)
	} else {
		err = fmt.Errorf("interrupted at %s: the result is what was known by then", at)
	}
	return outcome{code: exitInterrupted, err: err}
}

// showParams adds what the scenario lets its users set.
func (o *runOptions) showParams(p *program, args []string) error {
	if len(args) != 1 {
		return nil
	}
	src, err := p.open(args[0])
	if err != nil {
		return err
	}
	defer src.Close()
	loaded, err := scripting.Load(src.File, scripting.Options{Print: io.Discard, Clock: true})
	if err != nil {
		return wrongScenario(src.Name, err)
	}
	defer loaded.Close()
	return showOut(p.stdout, paramHelp(src.Name, loaded.Params, p.helpWidth()))
}
