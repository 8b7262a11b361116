package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"queuesim/scripting"
)

var listCommand = command{
	name:  "list",
	args:  "[TOPIC]",
	short: "list the library, or what a scenario may say",
	long:  listHelp(),
	setup: func(*pflag.FlagSet) action { return action{do: list} },
}

// A listing is one thing that there is to list.
type listing struct {
	name, help string
	rows       func() [][]string
}

// lists returns what there is to list.
func lists() []listing {
	all := []listing{
		{"", "", libraryRows},
		{"distributions", "that services, gaps and other quantities may have", distributionRows},
		{
			"fields", "of a scenario's tables, with what they want and what holds without them",
			fieldRows,
		},
	}
	for _, r := range scripting.References {
		all = append(all, listing{r.Topic, r.Help, referenceRows(r.Topic)})
	}
	return append(all, listing{"limits", "on what a scenario may use", limitRows})
}

// listHelp says what there is to list.
func listHelp() string {
	var b strings.Builder
	b.WriteString("Without an argument: the scenarios of the library, each with the question it " +
		"answers.\n")
	for _, l := range lists()[1:] {
		fmt.Fprintf(&b, "  %-15s %s\n", l.name, l.help)
	}
	return b.String()
}

// referenceRows returns a topic of the language's reference as a list.
func referenceRows(topic string) func() [][]string {
	return func() [][]string {
		var rows [][]string
		indent := ""
		for _, r := range scripting.Reference(topic) {
			if r.Help == "" {
				rows = append(rows, []string{r.Name})
				indent = "  "
			} else {
				rows = append(rows, []string{indent + r.Name, r.Help})
			}
		}
		return rows
	}
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
	for _, l := range lists() {
		if l.name == topic {
			var b bytes.Buffer
			writeRows(&b, widthOf(p.stdout), l.rows())
			return showOut(p.stdout, b.Bytes())
		}
		if l.name != "" {
			names = append(names, l.name)
		}
	}
	return usage(fmt.Sprintf("there is no list %q", topic), scripting.Suggest(topic, "lists", names))
}
