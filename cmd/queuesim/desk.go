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
		if info, err := os.Stat(path); err == nil && regular(info) != nil {
			return usage(fmt.Sprintf("--out %s: %v", path, regular(info)), "")
		}
	}
	return nil
}

// writerFor returns how a result is written to a file of this name; nil: its extension is unknown.
func writerFor(path string) func(io.Writer, *engine.Result, report.TextOptions) error {
	switch filepath.Ext(path) {
	case ".json":
		return func(w io.Writer, res *engine.Result, _ report.TextOptions) error {
			return report.JSON(w, res)
		}
	case ".txt":
		return func(w io.Writer, res *engine.Result, o report.TextOptions) error {
			o.Width, o.Color = plainWidth, false
			return report.Text(w, res, o)
		}
	}
	return nil
}

// write writes the result to all places that want it. One that fails keeps no other from its copy.
func (d *desk) write(res *engine.Result) error {
	var all outcomes
	for _, path := range d.files {
		var b bytes.Buffer
		err := writerFor(path)(&b, res, d.text)
		if err == nil {
			err = writeWhole(path, b.Bytes())
		}
		if err != nil {
			all = append(all, failed(fmt.Errorf("can't write %s: %w", path, reason(err))))
		}
	}
	return append(all, d.print(res))
}

// print writes the result to standard output.
func (d *desk) print(res *engine.Result) error {
	var b bytes.Buffer
	var err error
	switch {
	case d.json:
		err = report.JSON(&b, res)
	case !d.quiet:
		err = report.Text(&b, res, d.text)
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
