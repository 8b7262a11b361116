package main

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"
)

// An opener finds the scenario that an argument means, as program.open does.
type opener func(arg string) (*source, error)

// watch does a round of work, and another one whenever one of the scenarios is saved, or a file that
// the last round has read through the opener. What a round finds wrong is told, and goes no further.
// It ends by Ctrl-C, with the exit code of one: in a round that listens itself, when that returns it,
// and else at once.
func (p *program) watch(args []string, round func(open opener) error) error {
	for _, arg := range args {
		if !isPath(arg) {
			return usage(fmt.Sprintf("--watch: want files, got %q", arg),
				"queuesim new shop.lua writes one to start from")
		}
	}
	for {
		w := watcher{seen: map[string]stamp{}, sleep: time.Sleep, now: time.Now}
		for _, arg := range args {
			w.note(arg)
		}
		err := round(func(arg string) (*source, error) {
			src, err := p.open(arg)
			if err == nil && src.Files != nil {
				src.Files = noting{src.Files, filepath.Dir(arg), &w}
			}
			return src, err
		})
		if p.tell(err) == exitInterrupted {
			return outcome{code: exitInterrupted}
		}
		changed := w.wait()
		line := fmt.Sprintf("── %s: %s ", time.Now().Format(time.TimeOnly), strings.Join(changed, ", "))
		fill := strings.Repeat("─", max(0, min(widthOf(p.stderr), 100)-columns(line)))
		fmt.Fprintf(p.stderr, "\n%s%s\n\n", printable(line), fill)
	}
}

// noting is a scenario's folder that tells a watcher what is read there.
type noting struct {
	fs.FS

	dir string
	w   *watcher
}

var _ fs.StatFS = noting{}

// Open opens a file. It is noted even if it isn't there: it may come.
func (n noting) Open(name string) (fs.File, error) {
	n.note(name)
	return n.FS.Open(name)
}

// Stat says what a file is.
func (n noting) Stat(name string) (fs.FileInfo, error) {
	n.note(name)
	return fs.Stat(n.FS, name)
}

func (n noting) note(name string) {
	if fs.ValidPath(name) {
		n.w.note(filepath.Join(n.dir, filepath.FromSlash(name)))
	}
}
