package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"queuesim/engine/live"
	"queuesim/scripting"
)

// A program is this process as its commands see it.
type program struct {
	commands              []command
	stdin, stdout, stderr *os.File

	interrupts interrupter

	isInner bool // it is the process that --isolate starts

	debug bool // show where in Go or Lua things went wrong
}

// run does what the arguments say and returns the exit code.
func (p *program) run(args []string) (code int) {
	defer func() {
		if bug := recover(); bug != nil {
			code = p.tellBug(bug)
		}
	}()
	p.interrupts.listen(func() {
		fmt.Fprintln(p.stderr, "queuesim: interrupted")
		os.Exit(exitInterrupted)
	})
	return p.tell(p.dispatch(args))
}

// dispatch finds the command and lets it do the rest.
func (p *program) dispatch(args []string) error {
	if len(args) == 0 {
		_ = p.showOverview(p.stderr)
		return outcome{code: exitUsage}
	}
	name, rest := args[0], args[1:]
	switch name {
	case "-h", "--help":
		name = "help"
	case "--version":
		name = "version"
	}
	if c := p.command(name); c != nil {
		return c.do(p, rest)
	}
	return p.unknown(name)
}

// command returns the command of a name, or nil.
func (p *program) command(name string) *command {
	for i := range p.commands {
		if p.commands[i].name == name {
			return &p.commands[i]
		}
	}
	return nil
}

// unknown says that there is no such command, and what may have been meant.
func (p *program) unknown(name string) error {
	names := make([]string, len(p.commands))
	for i, c := range p.commands {
		names[i] = c.name
	}
	switch {
	case strings.HasPrefix(name, "-"):
		return usage(fmt.Sprintf("want a command first, got %q", name), "as in queuesim run "+quote(name))
	case isPath(name):
		return usage(fmt.Sprintf("unknown command %q", name), "did you mean queuesim run "+quote(name)+"?")
	}
	return usage(fmt.Sprintf("unknown command %q", name), scripting.Suggest(name, "commands", names))
}

// tell tells each of the errors once and returns the exit code that they lead to.
func (p *program) tell(err error) int {
	code := exitDone
	for _, o := range outcomesOf(err) {
		if text := o.text(); text != "" {
			fmt.Fprintln(p.stderr, legible(printable(text)))
		}
		if trace := o.trace(); p.debug && trace != "" {
			fmt.Fprintln(p.stderr, legible(printable(trace)))
		}
		code = graver(code, o.code)
	}
	return code
}

// tellBug tells a panic of ours.
func (p *program) tellBug(bug any) int {
	text := fmt.Sprintf("queuesim: a bug: %v, please report it", bug)
	fmt.Fprintln(p.stderr, legible(printable(text)))
	if p.debug {
		stack := debug.Stack()
		if b, ok := bug.(*live.Bug); ok {
			stack = b.Stack
		}
		fmt.Fprintf(p.stderr, "%s", stack)
	} else {
		fmt.Fprintln(p.stderr, "      = hint: --debug shows where it happened")
	}
	return exitFailed
}
