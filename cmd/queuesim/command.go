package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"

	"queuesim/scripting"
)

// A command is one subcommand.
type command struct {
	name  string
	args  string // what may follow the name
	short string // what it does, in a line
	long  string // what else there is to know, in lines that fit
	tail  string // the same, after the flags

	// setup defines the command's flags and returns what it does when they have been read.
	setup func(flags *pflag.FlagSet) action
}

// An action is what a command does with the arguments that aren't flags.
type action struct {
	do   func(p *program, args []string) error
	help func(p *program, args []string) error // what --help adds; may be nil
}

// do reads the flags and runs the command, or shows its help.
func (c *command) do(p *program, args []string) error {
	flags, act := c.flags()
	help := flags.BoolP("help", "h", false, "show this help")
	if err := flags.Parse(args); err != nil {
		return flagMistake(flags, err)
	}
	if !*help {
		return act.do(p, flags.Args())
	}
	if err := p.showHelp(c, flags); err != nil || act.help == nil {
		return err
	}
	return act.help(p, flags.Args())
}

// flags returns the command's flags, and what it does with them.
func (c *command) flags() (*pflag.FlagSet, action) {
	flags := pflag.NewFlagSet(c.name, pflag.ContinueOnError)
	flags.SortFlags = false
	flags.SetOutput(io.Discard) // errors are ours to tell
	return flags, c.setup(flags)
}

// section defines flags under a heading of their own.
func section(flags *pflag.FlagSet, heading string, define func(*pflag.FlagSet)) {
	part := pflag.NewFlagSet(heading, pflag.ContinueOnError)
	part.SortFlags = false
	define(part)
	part.VisitAll(func(f *pflag.Flag) { f.Annotations = map[string][]string{sectionKey: {heading}} })
	flags.AddFlagSet(part)
}

// sectionKey is the annotation under which a flag keeps its heading.
const sectionKey = "section"

// flagMistake tells what is wrong with a flag.
func flagMistake(flags *pflag.FlagSet, err error) error {
	var (
		unknown *pflag.NotExistError
		empty   *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		see     = "see queuesim help " + flags.Name()
	)
	switch {
	case errors.As(err, &unknown):
		if short := unknown.GetSpecifiedShortnames(); short != "" {
			return usage(fmt.Sprintf("unknown flag %q", "-"+short), see)
		}
		name := "--" + unknown.GetSpecifiedName()
		if hint := scripting.Meant(name, flagNames(flags)); hint != "" {
			see = hint
		}
		return usage(fmt.Sprintf("unknown flag %q", name), see)
	case errors.As(err, &empty):
		value, what := valueAndHelp(empty.GetFlag())
		name := empty.GetFlag().Name
		return usage("--"+name+" wants a value", fmt.Sprintf("--%s %s: %s", name, value, what))
	case errors.As(err, &invalid):
		name, value := invalid.GetFlag().Name, invalid.GetValue()
		return usage(fmt.Sprintf("--%s: want true or false, got %q", name, value), see)
	}
	return usage(err.Error(), see)
}

func flagNames(flags *pflag.FlagSet) []string {
	var names []string
	flags.VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	return names
}

// valueAndHelp takes a flag's usage apart: what its value is called, and what the flag does.
func valueAndHelp(f *pflag.Flag) (value, help string) {
	value, help, ok := strings.Cut(f.Usage, "\t")
	if !ok {
		return "", f.Usage
	}
	return value, help
}
