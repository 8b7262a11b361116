package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"

	"queuesim/engine"
	"queuesim/engine/report"
)

// A desk is where the result of a run goes.
type desk struct {
	json, quiet bool
	files       []string // of --out
	text        report.TextOptions
	stdout      *os.File
}

// A paper is what a desk writes: a result, or a comparison of two.
type paper interface {
	writeJSON(io.Writer) error
	writeText(io.Writer, report.TextOptions) error
}

// A single is the result of one run.
type single struct{ *engine.Result }

func (s single) writeJSON(w io.Writer) error { return report.JSON(w, s.Result) }

func (s single) writeText(w io.Writer, o report.TextOptions) error {
	return report.Text(w, s.Result, o)
}

// check refuses files that can't be written, before the run and not after it.
func (d *desk) check() error {
	for _, path := range d.files {
		if writerFor(path) == nil {
			msg := fmt.Sprintf("--out: want a name that ends in .json or .txt, got %q", path)
			return usage(msg, "")
		}
		dir := filepath.Dir(path)
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return usage(fmt.Sprintf("--out %s: there is no folder %q", path, dir), "")
		}
		if err := tryWhole(path); err != nil {
			return usage(fmt.Sprintf("--out %s: %v", path, reason(err)), "")
		}
	}
	return nil
}

// writerFor returns how a paper is written to a file of this name; nil: its extension is unknown.
func writerFor(path string) func(io.Writer, paper, report.TextOptions) error {
	switch filepath.Ext(path) {
	case ".json":
		return func(w io.Writer, out paper, _ report.TextOptions) error { return out.writeJSON(w) }
	case ".txt":
		return func(w io.Writer, out paper, o report.TextOptions) error {
			o.Width, o.Color, o.ASCII = plainWidth, false, false
			return out.writeText(w, o)
		}
	}
	return nil
}

// write writes a paper to all places that want it. One that fails keeps no other from its copy.
func (d *desk) write(out paper) error {
	var all outcomes
	for _, path := range d.files {
		var b bytes.Buffer
		err := writerFor(path)(&b, out, d.text)
		if err == nil {
			err = writeWhole(path, b.Bytes())
		}
		if err != nil {
			all = append(all, failed(fmt.Errorf("can't write %s: %w", path, reason(err))))
		}
	}
	return append(all, d.print(out))
}

// print writes a paper to standard output.
func (d *desk) print(out paper) error {
	var b bytes.Buffer
	var err error
	switch {
	case d.json:
		err = out.writeJSON(&b)
	case !d.quiet:
		err = out.writeText(&b, d.text)
	}
	if err != nil {
		return failed(err)
	}
	return writeOut(d.stdout, b.Bytes())
}

// writeOut writes to standard output. That nobody reads on is no error.
func writeOut(w io.Writer, text []byte) error {
	if len(text) == 0 {
		return nil
	}
	if _, err := w.Write(text); err != nil && !errors.Is(err, syscall.EPIPE) {
		return failed(fmt.Errorf("can't write to standard output: %w", reason(err)))
	}
	return nil
}
