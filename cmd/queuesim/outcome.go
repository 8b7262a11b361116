package main

import (
	"errors"
	"math"
	"strings"

	"queuesim/engine"
	"queuesim/scripting"
	"queuesim/scripting/wall"
)

// The exit codes (DESIGN.md §6).
const (
	exitDone        = 0
	exitUnmet       = 1   // an expectation failed, or the result isn't the one to verify
	exitUsage       = 2   // wrong usage, or a wrong scenario
	exitFailed      = 3   // the run failed, or its result couldn't be written
	exitInterrupted = 130 // Ctrl-C
)

// gravity orders the codes: of several the first in this list is the exit code.
var gravity = []int{exitUsage, exitInterrupted, exitFailed, exitUnmet, exitDone}

// graver returns which of two codes is to be the exit code.
func graver(a, b int) int {
	for _, code := range gravity {
		if a == code || b == code {
			return code
		}
	}
	return exitFailed
}

// An outcome is an error that knows its exit code.
type outcome struct {
	code int
	err  error  // nil: all has been said
	hint string // what to do about it; may be empty
}

// usage is a mistake in the command line.
func usage(msg, hint string) error {
	return outcome{code: exitUsage, err: errors.New(msg), hint: hint}
}

// failed is what went wrong once the command line and the scenario were found right; nil for nil.
func failed(err error) error {
	if err == nil {
		return nil
	}
	return outcome{code: exitFailed, err: err}
}

func (o outcome) Error() string { return o.text() }
func (o outcome) Unwrap() error { return o.err }

// text returns the message as it is told. Mistakes in a scenario begin with their own place.
func (o outcome) text() string {
	if o.err == nil {
		return ""
	}
	if mistakes := o.mistakes(); mistakes != nil {
		return mistakes.Error()
	}
	text := "queuesim: " + o.err.Error()
	if o.hint != "" {
		text += "\n      = hint: " + o.hint
	}
	return text
}

// mistakes returns what the error says about places in a scenario; nil: it says nothing of the kind.
func (o outcome) mistakes() scripting.Errors {
	var several scripting.Errors
	if errors.As(o.err, &several) {
		return several
	}
	var one *scripting.Error
	if errors.As(o.err, &one) {
		return scripting.Errors{one}
	}
	return nil
}

// trace returns the calls in the scenario's Lua that led to the error, as far as they are known.
func (o outcome) trace() string {
	var traces []string
	for _, m := range o.mistakes() {
		if m.Trace != "" {
			traces = append(traces, "      = trace: "+m.Trace)
		}
	}
	return strings.Join(traces, "\n")
}

// outcomes are several errors.
type outcomes []error

func (all outcomes) Error() string {
	texts := make([]string, len(all))
	for i, err := range all {
		texts[i] = err.Error()
	}
	return strings.Join(texts, "\n")
}

// outcomesOf takes errors apart. One that doesn't know its exit code is a failure.
func outcomesOf(err error) []outcome {
	if err == nil {
		return nil
	}
	var several outcomes
	if errors.As(err, &several) {
		var all []outcome
		for _, err := range several {
			all = append(all, outcomesOf(err)...)
		}
		return all
	}
	var known outcome
	if !errors.As(err, &known) {
		known = outcome{code: exitFailed, err: err}
	}
	return []outcome{known}
}

// wrongScenario is what Load or the engine has against a scenario.
func wrongScenario(file string, err error) error {
	var mistakes engine.Mistakes
	if errors.As(err, &mistakes) { // what Load ought to have found, with its line
		told := make(scripting.Errors, len(mistakes))
		for i, m := range mistakes {
			told[i] = &scripting.Error{
				Pos: scripting.Position{File: file}, Path: m.Path, Msg: m.Msg, Hint: m.Hint,
			}
		}
		err = told
	}
	return outcome{code: exitUsage, err: err}
}

// printable returns s without anything in its lines that a terminal would obey.
func printable(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = wall.Clean(line, math.MaxInt)
	}
	return strings.Join(lines, "\n")
}
