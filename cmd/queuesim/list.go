package main

import (
	"bytes"
	"fmt"

	"github.com/spf13/pflag"

	"queuesim/scripting"
)

var listCommand = command{
	name:  "list",
	args:  "[distributions | fields | limits]",
	short: "list the library, or what a scenario may say",
	long: `Without an argument: the scenarios of the library, each with the question it answers.
  distributions   that services, gaps and other quantities may have
  fields          of a scenario's tables, with what they want and what holds without them
  limits          on what a scenario may use
`,
	setup: func(*pflag.FlagSet) action { return action{do: list} },
}

// lists are what there is to list.
var lists = []struct {
	name string
	rows func() [][]string
}{
	{"", libraryRows},
	{"distributions", distributionRows},
	{"fields", fieldRows},
	{"limits", limitRows},
}

func list(p *program, args []string) error {
	if len(args) > 1 {
		return usage(fmt.Sprintf("want one list, got %d", len(args)), "queuesim help list")
	}
	topic := ""
	if len(args) == 1 {
		topic = args[0]
	}
	var names []string
	for _, l := range lists {
		if l.name == topic {
			var b bytes.Buffer
			writeRows(&b, widthOf(p.stdout), l.rows())
			return writeOut(p.stdout, b.Bytes())
		}
		if l.name != "" {
			names = append(names, l.name)
		}
	}
	return usage(fmt.Sprintf("there is no list %q", topic), scripting.Suggest(topic, "lists", names))
}
