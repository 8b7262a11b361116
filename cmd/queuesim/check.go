package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"queuesim/scripting"
)

var checkCommand = command{
	name:  "check",
	args:  "FILE… [flags]",
	short: "say whether scenarios are right, and what they will do",
	long: `Each FILE is named as for run. Every mistake is told, with its line and its
cure; of those that are right a summary is printed. Nothing is run.
`,
	setup: func(flags *pflag.FlagSet) action {
		o := new(checkOptions)
		o.define(flags)
		section(flags, "The answer", func(flags *pflag.FlagSet) {
			flags.BoolVar(&o.json, "json", false,
				"print the mistakes as a JSON list of file, line, path, message, hint")
			flags.BoolVar(&o.debug, "debug", false, debugHelp)
		})
		return action{do: o.run}
	},
}

// checkOptions are the flags of check.
type checkOptions struct {
	scenarioFlags

	json, debug bool
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
	var wrong outcomes
	var b bytes.Buffer
	for _, arg := range args {
		text, err := o.summary(p, arg)
		if err != nil {
			wrong = append(wrong, err)
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.Write(text)
	}
	if !o.json {
		return append(wrong, writeOut(p.stdout, b.Bytes()))
	}
	return o.printJSON(p, wrong)
}

// summary says what a scenario will do, or what is wrong with it.
func (o *checkOptions) summary(p *program, arg string) ([]byte, error) {
	src, err := p.open(arg)
	if err != nil {
		return nil, err
	}
	defer src.Close()
	loaded, err := scripting.Load(src.File, o.options(io.Discard))
	if err != nil {
		return nil, wrongScenario(src.Name, err)
	}
	defer loaded.Close()
	if err := loaded.Scenario.Validate(); err != nil {
		return nil, wrongScenario(src.Name, err)
	}
	return summaryOf(src.Name, loaded, p.helpWidth()), nil
}

// A mistake is one line of what check has to say to an editor.
type mistake struct {
	File    string `json:"file"`
	Line    int    `json:"line"` // from 1; 0: the file as a whole
	Path    string `json:"path"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

// printJSON prints all mistakes as one list. What is in the list isn't told again.
func (o *checkOptions) printJSON(p *program, wrong outcomes) error {
	list := []mistake{}
	for _, w := range outcomesOf(wrong) {
		for _, e := range w.mistakes() {
			list = append(list, mistake{e.Pos.File, e.Pos.Line, e.Path, e.Msg, e.Hint})
		}
		if w.mistakes() == nil {
			list = append(list, mistake{Message: w.err.Error(), Hint: w.hint})
		}
	}
	text, err := json.MarshalIndent(list, "", "  ")
	if err != nil {
		return fmt.Errorf("write mistakes: %w", err)
	}
	if err := writeOut(p.stdout, append(text, '\n')); err != nil {
		return err
	}
	if len(list) > 0 {
		return outcome{code: exitUsage}
	}
	return nil
}
