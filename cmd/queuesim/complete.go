package main

import (
	"bytes"
	"io"
	"strings"
	"unicode"

	"github.com/spf13/pflag"

	"queuesim/scenarios"
	"queuesim/scripting"
)

// completeWord makes queuesim answer the scripts of completion. It is no command, as nobody types it.
const completeWord = "__complete"

// complete gets the words of a line from behind queuesim up to the cursor, the last of them begun or
// empty, and prints what may stand there: a word a line, with what it means behind a tab. A line
// ":files" says that files may stand there too. What can't be known isn't offered; it is no error.
func (p *program) complete(words []string) (code int) {
	if len(words) == 0 {
		words = []string{""}
	}
	l := line{program: p, word: words[len(words)-1], before: words[:len(words)-1]}
	l.offerAll()
	_, _ = p.stdout.Write(l.out.Bytes())
	return exitDone
}

// A line is a command line whose last word is being typed.
type line struct {
	program *program
	before  []string // the words before it
	word    string   // as far as it was typed
	prefix  string   // what stands before the part of the word that is to be completed
	out     bytes.Buffer
}

// offer prints a word if it goes on from what was typed.
func (l *line) offer(word, help string) {
	if strings.HasPrefix(word, l.word) {
		l.out.WriteString(l.prefix + word)
		if help = strings.Join(strings.Fields(printable(help)), " "); help != "" {
			l.out.WriteString("\t" + help)
		}
		l.out.WriteByte('\n')
	}
}

// offerFiles says that the shell may offer files.
func (l *line) offerFiles() { l.out.WriteString(":files\n") }

func (l *line) offerCommands() {
	for _, c := range l.program.commands {
		l.offer(c.name, c.short)
	}
}

// offerAll offers what may come where the line ends.
func (l *line) offerAll() {
	if len(l.before) == 0 {
		l.offerCommands()
		return
	}
	c := l.program.command(l.before[0])
	if c == nil {
		return
	}
	flags, _ := c.flags()
	flags.BoolP("help", "h", false, "show this help")
	last := l.before[len(l.before)-1]
	name, value, hasValue := strings.Cut(l.word, "=")
	switch flag := wantsValue(flags, last); {
	case flag != nil && len(l.before) > 1:
		l.offerValue(flag, flags)
	case strings.HasPrefix(l.word, "--") && hasValue:
		if flag := wantsValue(flags, name); flag != nil {
			l.prefix, l.word = name+"=", value
			l.offerValue(flag, flags)
		}
	case strings.HasPrefix(l.word, "-"):
		flags.VisitAll(func(f *pflag.Flag) {
			_, help := valueAndHelp(f)
			l.offer("--"+f.Name, help)
		})
	default:
		l.offerArgument(c.name)
	}
}

// wantsValue returns the flag of a word such as --set, if a value is to follow.
func wantsValue(flags *pflag.FlagSet, word string) *pflag.Flag {
	name, ok := strings.CutPrefix(word, "--")
	if !ok {
		return nil
	}
	if f := flags.Lookup(name); f != nil && f.NoOptDefVal == "" {
		return f
	}
	return nil
}

// offerArgument offers what a command takes that is no flag.
func (l *line) offerArgument(command string) {
	switch command {
	case "run", "check", "theory":
		if command == "theory" {
			l.offerModels()
		}
		for _, entry := range scenarios.List() {
			l.offer(entry.Name, entry.Question)
		}
		l.offerFiles()
	case "new":
		l.offerFiles()
	case "list":
		for _, topic := range lists()[1:] {
			l.offer(topic.name, topic.help)
		}
	case "help":
		l.offerCommands()
	case "learn":
		for _, lesson := range lessons() {
			l.offer(lesson.name, lesson.question)
		}
	case "completion":
		for _, shell := range shellNames() {
			l.offer(shell, "")
		}
	}
}

// offerValue offers values of a flag.
func (l *line) offerValue(flag *pflag.Flag, flags *pflag.FlagSet) {
	switch flag.Name {
	case "set":
		l.load(flags, l.offerSettings)
	case "expect":
		l.load(flags, l.offerFigures)
	case "out":
		l.offerFiles()
	}
}

// scenario returns the scenario that the line names, or that runs where none is named.
func (l *line) scenario(flags *pflag.FlagSet) string {
	for i, word := range l.before[1:] {
		if !strings.HasPrefix(word, "-") || word == "-" {
			if i == 0 || wantsValue(flags, l.before[i]) == nil {
				return word
			}
		}
	}
	return defaultScenario
}

// load loads the scenario of the line, if it can, and lets something be offered of it.
func (l *line) load(flags *pflag.FlagSet, offer func(*scripting.Loaded)) {
	name := l.scenario(flags)
	if name == "-" {
		return
	}
	src, err := l.program.open(name)
	if err != nil {
		return
	}
	defer src.Close()
	loaded, err := scripting.Load(src.File, scripting.Options{Print: io.Discard, Clock: true})
	if err != nil {
		return
	}
	defer loaded.Close()
	offer(loaded)
}

// offerSettings offers the params of a scenario, and the fields of its queues, producers and pools
// once a part is named.
func (l *line) offerSettings(loaded *scripting.Loaded) {
	if strings.Contains(l.word, "=") {
		return
	}
	for i, row := range paramRows(loaded.Params) {
		l.offer(loaded.Params[i].Name+"=", row[1]+" ("+shown(loaded.Params[i].Value)+")")
	}
	for _, part := range loaded.Parts() {
		if !strings.HasPrefix(l.word, part.Name+".") {
			l.offer(part.Name+".", "its fields")
			continue
		}
		for _, f := range part.Fields {
			l.offer(part.Name+"."+f.Name+"=", f.Help)
		}
	}
}

// offerFigures offers the names that go on from the last one in an expectation.
func (l *line) offerFigures(loaded *scripting.Loaded) {
	begins := strings.LastIndexFunc(l.word, func(r rune) bool {
		return r != '.' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) + 1
	l.prefix, l.word = l.prefix+l.word[:begins], l.word[begins:]
	path := l.word[:strings.LastIndexByte(l.word, '.')+1]
	for _, row := range loaded.FigureNames(path) {
		l.offer(row.Name, row.Help)
	}
}
