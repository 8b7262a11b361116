package main

import (
	"bytes"
	"io"

	"github.com/spf13/pflag"

	"queuesim/scripting"
)

var checkCommand = command{
	name:  "check",
	args:  "FILE… [flags]",
	short: "say whether scenarios are right, and what they will do",
	long: `Each FILE is named as for run. Every mistake is told, with its line and its
cure. Of those that are right it is shown what they are: who feeds whom, and the
load that each pool is offered, in consumers who would be busy all the time
(erlangs), beside the consumers that it has. What a function decides is said to
depend on it. Nothing is run.

Warnings tell what can run and surely isn't meant. The exit code is 0 if there
are warnings, and 2 if there are mistakes.
`,
	tail: checkTail(),
	setup: func(flags *pflag.FlagSet) action {
		o := new(checkOptions)
		o.define(flags)
		section(flags, "The answer", func(flags *pflag.FlagSet) {
			flags.BoolVar(&o.json, "json", false, "print mistakes and warnings for editors: see below")
			flags.BoolVar(&o.watch, "watch", false,
				"check again whenever a FILE, or a file that it reads, is saved; Ctrl-C ends with code 130")
			flags.BoolVar(&o.debug, "debug", false, debugHelp)
		})
		return action{do: o.run}
	},
}

// checkTail says what there are warnings of, and what the JSON looks like.
func checkTail() string {
	var b bytes.Buffer
	b.WriteString("Warnings:\n")
	var rows [][]string
	for _, r := range scripting.Rules() {
		rows = append(rows, []string{"  " + r.Name, r.Help})
	}
	writeRows(&b, plainWidth, rows)
	b.WriteString(`
--json prints one object for all FILEs; with --watch one for each round:
  {
    "schema": "` + diagnosticsSchema + `",
    "files": [ "shop.lua" ], "errors": 1, "warnings": 0,
    "diagnostics": [ {
      "file": "shop.lua", "line": 7, "column": 12,
      "severity": "error", "rule": "",
      "path": "consumers.counter", "message": "unknown field \"servce\"",
      "hint": "did you mean \"service\"?"
    } ]
  }
severity is error or warning, rule the name of a warning. line counts from 1, and
is 0 for the file as a whole; column counts letters from 1, and is 0 if it isn't
known.
`)
	return b.String()
}

// checkOptions are the flags of check.
type checkOptions struct {
	scenarioFlags

	json, watch, debug bool
}

// run checks each of the scenarios, whatever is wrong with the others.
func (o *checkOptions) run(p *program, args []string) error {
	p.debug = o.debug
	if len(args) == 0 {
		return usage("want a scenario to check", "queuesim check shop.lua")
	}
	if err := o.check(); err != nil {
		return err
	}
	if o.isolation.asked(p) {
		return p.isolate(o.limits)
	}
	if o.watch {
		return p.watch(args, func(open opener) error { return o.round(p, args, open) })
	}
	return o.round(p, args, p.open)
}

// round checks all scenarios once.
func (o *checkOptions) round(p *program, args []string, open opener) error {
	var wrong outcomes
	var b bytes.Buffer
	told := newDiagnostics(args)
	for _, arg := range args {
		r := o.look(p, arg, open)
		if r.err != nil {
			wrong = append(wrong, r.err)
			told.fail(r.file, r.err)
			continue
		}
		told.warn(r.file, r.warnings)
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.Write(r.summary)
	}
	if !o.json {
		return append(wrong, showOut(p.stdout, b.Bytes()))
	}
	text, err := told.text()
	if err == nil {
		err = writeOut(p.stdout, text)
	}
	if err == nil && wrong != nil {
		return outcome{code: exitUsage} // what is in the JSON isn't told again
	}
	return err
}

// A checked is what there is to say about one scenario.
type checked struct {
	file     string // its name in messages
	summary  []byte
	warnings []scripting.Warning
	err      error // what is wrong with it: then there is nothing else
}

// look checks one scenario.
func (o *checkOptions) look(p *program, arg string, open opener) checked {
	src, err := open(arg)
	if err != nil {
		return checked{file: arg, err: err}
	}
	defer src.Close()
	loaded, err := scripting.Load(src.File, o.options(io.Discard))
	if err != nil {
		return checked{file: src.Name, err: wrongScenario(src.Name, err)}
	}
	defer loaded.Close()
	if err := loaded.Scenario.Validate(); err != nil {
		return checked{file: src.Name, err: wrongScenario(src.Name, err)}
	}
	warnings := loaded.Warnings()
	summary := summaryOf(src.Name, loaded, warnings, p.helpWidth())
	return checked{src.Name, summary, warnings, nil}
}
