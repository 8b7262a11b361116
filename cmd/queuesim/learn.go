package main

import (
	"bytes"
	"embed"
	"fmt"
	"path"
	"strings"

	"github.com/spf13/pflag"

	"queuesim/scripting"
)

// lessonFiles are the lessons, a page each. A page's first line is its number and its question.
//
//go:embed learn/[0-9]_*.md
var lessonFiles embed.FS

var learnCommand = command{
	name:  "learn",
	args:  "[LESSON]",
	short: "answer the questions of a class, by runs to repeat",
	long: `Without an argument: the lessons, each with its question. LESSON is the number or
the name of one. Each asks for a prediction first, shows a run and what comes of
it, says why, and ends with something to try. All of their commands need nothing
but queuesim.
`,
	setup: func(*pflag.FlagSet) action { return action{do: learn} },
}

// A lesson answers one question.
type lesson struct {
	number, name string
	question     string
	page         string // in Markdown
}

// lessons returns all lessons in their order.
func lessons() []lesson {
	entries, err := lessonFiles.ReadDir("learn")
	if err != nil {
		panic("learn: " + err.Error()) // they were embedded
	}
	all := make([]lesson, len(entries))
	for i, entry := range entries {
		page, err := lessonFiles.ReadFile(path.Join("learn", entry.Name()))
		if err != nil {
			panic("learn: " + err.Error())
		}
		all[i] = lessonOf(strings.TrimSuffix(entry.Name(), ".md"), string(page))
	}
	return all
}

// lessonOf returns the lesson of a page and its file's name without the extension.
func lessonOf(file, page string) lesson {
	number, name, _ := strings.Cut(file, "_")
	title, _, _ := strings.Cut(page, "\n")
	question := strings.TrimPrefix(title, "# "+number+". ")
	return lesson{number: number, name: name, question: question, page: page}
}

func learn(p *program, args []string) error {
	switch len(args) {
	case 0:
		return p.showLessons()
	case 1:
		return p.showLesson(args[0])
	}
	return usage(fmt.Sprintf("want one lesson, got %d", len(args)), "queuesim learn 1")
}

// showLessons writes which lessons there are.
func (p *program) showLessons() error {
	var b bytes.Buffer
	var rows [][]string
	for _, l := range lessons() {
		rows = append(rows, []string{l.number, l.name, l.question})
	}
	writeRows(&b, p.helpWidth(), rows)
	b.WriteString("\nqueuesim learn 1 shows the first one.\n")
	return showOut(p.stdout, b.Bytes())
}

// showLesson writes the lesson of this number or name, and which one comes next.
func (p *program) showLesson(word string) error {
	all := lessons()
	var names []string
	for i, l := range all {
		if word != l.number && word != l.name {
			names = append(names, l.name)
			continue
		}
		m := markdown{width: min(p.helpWidth(), plainWidth), color: wantsColor(p.stdout)}
		m.write(l.page)
		if i+1 < len(all) {
			next := all[i+1]
			m.write(fmt.Sprintf("Next: `queuesim learn %s` – %s\n", next.number, next.question))
		}
		return showOut(p.stdout, m.out.Bytes())
	}
	return usage(fmt.Sprintf("there is no lesson %q", word), scripting.Suggest(word, "lessons", names))
}
