package main

import (
	"bytes"
	"fmt"
	"io"

	"github.com/spf13/pflag"
)

var helpCommand = command{
	name:  "help",
	args:  "[COMMAND]",
	short: "say what queuesim, or one of its commands, does",
	setup: func(*pflag.FlagSet) action { return action{do: help} },
}

func help(p *program, args []string) error {
	switch len(args) {
	case 0:
		return p.showOverview(p.stdout)
	case 1:
		c := p.command(args[0])
		if c == nil {
			return p.unknown(args[0])
		}
		return c.do(p, []string{"--help"})
	}
	return usage(fmt.Sprintf("want one command, got %d", len(args)), "queuesim help run")
}

const exitCodes = `Exit codes:
  0    done
  1    an expectation failed, or --verify found another result
  2    wrong usage, or a mistake in the scenario
  3    the run failed: an error in a function, stuck, waiting forever, a limit
  130  interrupted; the result up to there is printed
Of several the first of 2, 130, 3, 1 counts.
`

// showOverview writes what there is.
func (p *program) showOverview(w io.Writer) error {
	var b bytes.Buffer
	b.WriteString(`queuesim says what a queue will do: you describe how work arrives, waits, is
served and fails, in a few lines of Lua. It answers in virtual time, a day of
traffic in a second, or live, on real goroutines.

Usage: queuesim COMMAND [arguments] [flags]

`)
	rows := make([][]string, len(p.commands))
	for i, c := range p.commands {
		rows[i] = []string{"  " + c.name, c.short}
	}
	writeRows(&b, p.helpWidth(), rows)
	b.WriteString(`
To begin:
  queuesim run                 a small scenario that is built in
  queuesim list                the library; queuesim run burst runs one of it
  queuesim learn               lessons for a class, or for yourself
  queuesim new shop.lua        a commented scenario of your own
  queuesim list fields         what may stand in it; likewise functions, item,
                               sim, figures, distributions, limits
  queuesim help run            the flags of a command

` + exitCodes)
	return showOut(w, b.Bytes())
}

// showHelp writes what a command does and which flags it takes.
func (p *program) showHelp(c *command, flags *pflag.FlagSet) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "Usage: queuesim %s", c.name)
	if c.args != "" {
		b.WriteString(" " + c.args)
	}
	fmt.Fprintf(&b, "\n\n%s.\n", upperFirst(c.short))
	if c.long != "" {
		b.WriteString("\n" + c.long)
	}
	p.flagHelp(&b, flags)
	if c.tail != "" {
		b.WriteString("\n" + c.tail)
	}
	return showOut(p.stdout, b.Bytes())
}

// flagHelp writes the flags, section by section.
func (p *program) flagHelp(b *bytes.Buffer, flags *pflag.FlagSet) {
	var headings []string
	sections := map[string][][]string{}
	widest := 0
	flags.VisitAll(func(f *pflag.Flag) {
		heading := "Flags"
		if own := f.Annotations[sectionKey]; own != nil {
			heading = own[0]
		}
		if sections[heading] == nil {
			headings = append(headings, heading)
		}
		value, help := valueAndHelp(f)
		name := "  --" + f.Name
		if f.Shorthand != "" {
			name = "  -" + f.Shorthand + ", --" + f.Name
		}
		if value != "" {
			name += " " + value
		}
		widest = max(widest, columns(name))
		sections[heading] = append(sections[heading], []string{name, help})
	})
	for _, heading := range headings {
		rows := sections[heading]
		rows[0][0] = pad(rows[0][0], widest) // the sections are aligned with one another
		fmt.Fprintf(b, "\n%s:\n", heading)
		writeRows(b, p.helpWidth(), rows)
	}
}
