package main

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"queuesim/engine"
)

// An opener finds the scenario that an argument means, as program.open does.
type opener func(arg string) (*source, error)

// watch does a round of work, and another one whenever one of the scenarios is saved, or a file that
// the last round has read through the opener. A round that still goes on then is of no use any more,
// and is cut. What a round finds wrong is told, and goes no further. It ends by Ctrl-C, with the exit
// code of one: at once, or when the round that it cut has told what it found.
func (p *program) watch(args []string, round func(open opener) error) error {
	if err := watchable(args); err != nil {
		return err
	}
	for {
		w := watcher{seen: map[string]stamp{}, sleep: time.Sleep, now: time.Now}
		for _, arg := range args {
			w.note(arg)
		}
		p.interrupts.renew()
		saved := make(chan []string)
		go func() {
			changed := w.wait()
			p.interrupts.supersede()
			saved <- changed
		}()
		p.tell(round(w.opener(p.open)))
		if p.interrupts.heard() {
			return outcome{code: exitInterrupted}
		}
		line := fmt.Sprintf("── %s: %s ", time.Now().Format(time.TimeOnly), strings.Join(<-saved, ", "))
		fill := strings.Repeat("─", max(0, min(widthOf(p.stderr), 100)-columns(line)))
		fmt.Fprintf(p.stderr, "\n%s\n\n", legible(printable(line)+fill))
	}
}

// watchable refuses what can't be saved: scenarios of the library, and standard input.
func watchable(args []string) error {
	const hint = "queuesim new shop.lua writes one to start from"
	if len(args) == 0 {
		return usage("--watch: want a file", hint)
	}
	for _, arg := range args {
		if !isPath(arg) {
			return usage(fmt.Sprintf("--watch: want files, got %q", arg), hint)
		}
	}
	return nil
}

// opener returns an opener that lets the watcher note what a scenario reads.
func (w *watcher) opener(open opener) opener {
	return func(arg string) (*source, error) {
		src, err := open(arg)
		if err == nil && src.Files != nil {
			src.Files = noting{src.Files, filepath.Dir(arg), w}
		}
		return src, err
	}
}

// cutBySave reports whether the run was cut as a file was saved: its result is of no use.
func (p *program) cutBySave(res *engine.Result) bool {
	return res.Ended.Reason == interrupted && p.interrupts.superseded()
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
