package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"queuesim/engine"
	"queuesim/scripting"
	"queuesim/scripting/wall"
)

// scenarioFlags are the flags that change a scenario. All of them are part of the line that repeats
// a run.
type scenarioFlags struct {
	isolation

	sets, expect, raised []string
	classroom            scripting.Classroom

	limits wall.Limits // what raised says
	all    []*pflag.Flag
}

// define defines the flags, before any others.
func (s *scenarioFlags) define(flags *pflag.FlagSet) {
	section(flags, "The scenario", func(flags *pflag.FlagSet) {
		flags.StringArrayVar(&s.sets, "set", nil,
			"NAME=VALUE\tset a param, or a field by its path, as in pool.count=5; may be repeated")
		flags.StringArrayVar(&s.expect, "expect", nil,
			"BOUND\twhat must hold of the result, as in 'jobs.wait.p99 < 0.2'; may be repeated")
		flags.StringArrayVar(&s.raised, "limit", nil,
			"NAME=N\tset one of queuesim list limits, for a file that you trust; may be repeated")
		s.isolation.define(flags)
		flags.StringVar(&s.classroom.Replications, "replications", "",
			"N\truns, each with its own luck; figures are of all of them, with 95 % intervals")
	})
	c := &s.classroom
	section(flags, "Short ways to set a scenario with one producer, one queue and one pool",
		func(flags *pflag.FlagSet) {
			flags.StringVar(&c.Items, "items", "", "N\titems in all")
			flags.StringVar(&c.Producers, "producers", "", "N\tproducers, each with its own arrivals")
			flags.StringVar(&c.Rate, "rate", "", "RATE\tarrivals of each, a second, or \"90/min\"")
			flags.StringVar(&c.Capacity, "capacity", "",
				"N\tplaces to wait; 0 is none (in Python's queue maxsize=0 means no bound)")
			flags.StringVar(&c.Consumers, "consumers", "", "N\tconsumers")
			flags.StringVar(&c.FailureRate, "failure-rate", "", "P\tprobability that an attempt fails")
			flags.StringVar(&c.Timeout, "timeout", "",
				"TIME\ta consumer that waits so long for an item leaves")
			flags.StringVar(&c.Duration, "duration", "",
				"TIME\tend of the arrivals: 90, \"90s\" or \"1h30m\"")
			flags.StringVar(&c.Seed, "seed", "", "N\tof all chance; another seed is another luck")
		})
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Name != isolateFlag { // it changes nothing
			s.all = append(s.all, f)
		}
	})
}

// check reads the limits. It refuses flags without a value: to the loader they would be flags that
// weren't given.
func (s *scenarioFlags) check() error {
	for _, f := range s.all {
		if f.Changed && f.Value.Type() == "string" && f.Value.String() == "" {
			return usage(fmt.Sprintf("--%s wants a value, got an empty one", f.Name), "")
		}
	}
	s.limits = wall.Defaults()
	for _, text := range s.raised {
		if err := setLimit(&s.limits, text); err != nil {
			return err
		}
	}
	return nil
}

// setLimit sets the limit that NAME=N says.
func setLimit(limits *wall.Limits, text string) error {
	name, value, _ := strings.Cut(text, "=")
	n, err := strconv.Atoi(value)
	if err != nil {
		return usage(fmt.Sprintf("--limit: want NAME=N, got %q", text), "--limit memory=1024")
	}
	switch err := limits.Set(name, n); {
	case errors.Is(err, wall.ErrNoLimit):
		return usage("--limit: "+err.Error(), scripting.Suggest(name, "limits", limitNames()))
	case err != nil:
		return usage("--limit: "+err.Error(), "")
	}
	return nil
}

func limitNames() []string {
	var names []string
	for _, l := range wall.Defaults().List() {
		names = append(names, l.Name)
	}
	return names
}

// options returns what the flags say to the loader.
func (s *scenarioFlags) options(print io.Writer) scripting.Options {
	return scripting.Options{
		Sets: s.sets, Expect: s.expect, Classroom: s.classroom, Print: print,
		Limits: s.limits, Clock: true,
	}
}

// again returns the command that runs the same again: the arguments that matter, and the seed.
func (s *scenarioFlags) again(args []string, seed uint64) string {
	words := []string{"queuesim", "run"}
	for _, arg := range args {
		words = append(words, quote(arg))
	}
	seeded := false
	for _, f := range s.all {
		if !f.Changed {
			continue
		}
		for _, value := range valuesOf(f) {
			seeded = seeded || f.Name == "seed" || strings.HasPrefix(value, "seed=")
			words = append(words, "--"+f.Name, quote(value))
		}
	}
	if !seeded {
		words = append(words, "--seed", strconv.FormatUint(seed, 10))
	}
	return strings.Join(words, " ")
}

// valuesOf returns what a flag was given, each time that it was given.
func valuesOf(f *pflag.Flag) []string {
	if many, ok := f.Value.(pflag.SliceValue); ok {
		return many.GetSlice()
	}
	return []string{f.Value.String()}
}

// paramHelp says what a scenario lets its users set.
func paramHelp(file string, params []engine.Param, width int) []byte {
	var b bytes.Buffer
	if len(params) == 0 {
		fmt.Fprintf(&b, "\n%s has no params; --set PATH=VALUE sets any of its fields.\n", printable(file))
		return b.Bytes()
	}
	fmt.Fprintf(&b, "\nParams of %s, for --set:\n", printable(file))
	writeRows(&b, width, paramRows(params))
	return b.Bytes()
}

// paramRows returns a row for each param: what to type, and what it means.
func paramRows(params []engine.Param) [][]string {
	rows := make([][]string, len(params))
	for i, p := range params {
		rows[i] = []string{fmt.Sprintf("  %s=%v", p.Name, shown(p.Value)), printable(p.Help)}
	}
	return rows
}

// shown returns the value of a param as it can be typed.
func shown(value any) string {
	switch v := value.(type) {
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case string:
		return quote(printable(v))
	}
	return fmt.Sprint(value)
}
