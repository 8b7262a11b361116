package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"queuesim/engine/theory"
)

var theoryCommand = command{
	name:  "theory",
	args:  "MODEL | FILE [flags]",
	short: "say what a formula says of a queue in the long run",
	long: `MODEL is in Kendall's notation, arrivals/services/servers:
  M/M/3          arrivals at random, exponential services, 3 servers
  M/M/3/10       with room for 10 in all, those in service included
  M/D/1, M/E3/1  constant services; three exponential stages
  M/G/1, G/G/3   any services, any gaps: --cv and --cv-arrivals say how they vary
  M/G/5/5        nobody waits; 'Erlang B' with --servers 5 is the same
  M/M/5+M        who has waited too long leaves, by --patience; 'Erlang A'
  M/M/2//10      10 users who --think and come back
  M/G/inf        a server for each
FILE is a scenario, named as for run: it is told which of these models its queues
and pools are, or why they are none.
`,
	tail: `For example:
  queuesim theory M/M/3 --arrivals 40 --service 25ms
  queuesim theory M/G/1 --arrivals 90/min --service 'lognormal { p50 = 0.1, p99 = 1 }'
  queuesim theory M/M/2 --arrivals 5,20 --service 50ms    the first ones go first
  queuesim theory 'Erlang B' --servers 10 --load 5
`,
	setup: func(flags *pflag.FlagSet) action {
		o := new(theoryOptions)
		o.define(flags)
		return action{do: o.run}
	},
}

// theoryOptions are the flags of theory.
type theoryOptions struct {
	arrivals, load, service, cv, cvArrivals, servers, patience, think string

	sets []string
	upTo int
	json bool

	given []*pflag.Flag // of those that say what the model is like
}

func (o *theoryOptions) define(flags *pflag.FlagSet) {
	section(flags, "The model", func(flags *pflag.FlagSet) {
		flags.StringVar(&o.arrivals, "arrivals", "",
			"RATE\ta second, or \"90/min\"; with priorities one for each, the first ones first: 5,20")
		flags.StringVar(&o.load, "load", "",
			"ERLANGS\tinstead of --arrivals: how many servers would be busy all the time")
		flags.StringVar(&o.service, "service", "",
			"TIME\tmean, as in 25ms, or a distribution as a scenario writes it")
		flags.StringVar(&o.cv, "cv", "", "X\tof the services: standard deviation ÷ mean")
		flags.StringVar(&o.cvArrivals, "cv-arrivals", "", "X\tof the gaps between arrivals")
		flags.StringVar(&o.servers, "servers", "", "N\tif the model doesn't say how many")
		flags.StringVar(&o.patience, "patience", "", "TIME\tmean of the exponential patience of +M")
		flags.StringVar(&o.think, "think", "", "TIME\tmean of the exponential time to think of //N")
		flags.VisitAll(func(f *pflag.Flag) { o.given = append(o.given, f) })
	})
	section(flags, "The scenario", func(flags *pflag.FlagSet) {
		flags.StringArrayVar(&o.sets, "set", nil,
			"NAME=VALUE\tset a param, or a field by its path; may be repeated")
	})
	section(flags, "The answer", func(flags *pflag.FlagSet) {
		flags.IntVar(&o.upTo, "up-to", -1, "N\tsay how often 0 to N are inside; else up to what is rare")
		flags.BoolVar(&o.json, "json", false, "print it as JSON, in seconds")
	})
}

// run answers for a model or for a scenario.
func (o *theoryOptions) run(p *program, args []string) error {
	if len(args) != 1 {
		return usage(fmt.Sprintf("want one model or scenario, got %d", len(args)),
			"queuesim theory M/M/3 --arrivals 40 --service 25ms")
	}
	if o.upTo < -1 || o.upTo > mostShares {
		return usage(fmt.Sprintf("--up-to: want a number from 0 to %d, got %d", mostShares, o.upTo), "")
	}
	if !isModel(args[0]) {
		return o.scenario(p, args[0])
	}
	if len(o.sets) > 0 {
		return usage("--set is for scenarios", "say what the model is like by its own flags")
	}
	spec, err := o.spec(args[0])
	if err != nil {
		return err
	}
	model, err := spec.Solve()
	if err != nil {
		return wrongModel(err)
	}
	if o.json {
		return o.writeJSON(p, answerOf(&model, model.Figures("queue", "pool"), o.shares(&model, someShares)))
	}
	return showOut(p.stdout, o.page(&model, p.helpWidth()))
}

// offerModels offers one of each kind of model, to be changed.
func (l *line) offerModels() {
	for _, notation := range []string{
		"M/M/1", "M/M/3", "M/M/3/10", "M/D/1", "M/G/1", "G/G/3", "M/G/5/5", "M/M/5+M", "M/M/2//10", "M/G/inf",
	} {
		if s, err := theory.Kendall(notation); err == nil {
			l.offer(notation, s.About())
		}
	}
}

// isModel tells a model from a scenario: all scenarios in files end in .lua.
func isModel(arg string) bool {
	isErlang := strings.HasPrefix(plainName(arg), "erlang")
	return (isErlang || strings.Contains(arg, "/")) && !strings.HasSuffix(arg, ".lua")
}

// wrongModel tells a mistake in a model.
func wrongModel(err error) error {
	var mistake *theory.Error
	if errors.As(err, &mistake) {
		return usage(mistake.Msg, mistake.Hint)
	}
	return failed(err)
}
