package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"queuesim/scenarios"
	"queuesim/scripting"
)

// A source is a scenario as it was found.
type source struct {
	scripting.File

	folder *folder // on disk; nil: it has none
}

// Close lets go of the scenario's folder.
func (s *source) Close() error {
	if s.folder == nil {
		return nil
	}
	return s.folder.Close()
}

// open finds the scenario that an argument means: "-" is standard input, a path a file, and
// anything else a name in the library.
func (p *program) open(arg string) (*source, error) {
	switch {
	case arg == "-":
		return openStdin(p.stdin)
	case isPath(arg):
		return openFile(arg)
	}
	return openLibrary(arg)
}

// isPath tells whether an argument means a file and not a name in the library.
func isPath(arg string) bool {
	return strings.ContainsRune(arg, '/') || strings.ContainsRune(arg, filepath.Separator) ||
		strings.HasSuffix(arg, ".lua")
}

// openStdin reads a scenario that stands nowhere, so it has no folder.
func openStdin(in io.Reader) (*source, error) {
	text, err := readBounded(in)
	if err != nil {
		return nil, usage(fmt.Sprintf("can't read standard input: %v", err), "")
	}
	return &source{File: scripting.File{Name: "stdin", Source: text}}, nil
}

func openLibrary(name string) (*source, error) {
	text, ok := scenarios.Source(name)
	if ok {
		return &source{File: scripting.File{
			Name: name + ".lua", Source: text, Files: scenarios.Files(),
		}}, nil
	}
	msg := fmt.Sprintf("the library has no scenario %q", name)
	for _, path := range []string{name + ".lua", name} {
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return nil, usage(msg, "did you mean the file ./"+path+"?")
		}
	}
	return nil, usage(msg, scripting.Suggest(name, "it has", libraryNames()))
}

func libraryNames() []string {
	var names []string
	for _, entry := range scenarios.List() {
		names = append(names, entry.Name)
	}
	return names
}

func openFile(path string) (*source, error) {
	text, err := readFile(path)
	if err != nil {
		return nil, usage(fmt.Sprintf("can't read %s: %v", path, reason(err)), unreadHint(path, err))
	}
	folder := openFolder(filepath.Dir(path))
	file := scripting.File{Name: path, Source: text, Files: folder}
	return &source{File: file, folder: folder}, nil
}

// unreadHint says what can be done about a file that can't be read.
func unreadHint(path string, err error) string {
	switch {
	case errors.Is(err, errIrregular):
		return "- reads standard input, whatever that is"
	case errors.Is(err, fs.ErrNotExist):
		name := strings.TrimSuffix(filepath.Base(path), ".lua")
		if _, ok := scenarios.Source(name); ok {
			return "the library has one: queuesim run " + name
		}
	}
	return ""
}

// readFile reads a regular file. It looks before it opens: a fifo would block, a device might act.
func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if err := regular(info); err != nil {
		return nil, err
	}
	f, err := openRegular(func(flags int) (*os.File, error) { return os.OpenFile(path, flags, 0) })
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readBounded(f)
}

var errIrregular = errors.New("it isn't a regular file")

// regular returns why something isn't a regular file, or nil.
func regular(info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return errors.New("it is a folder")
	case !info.Mode().IsRegular():
		return errIrregular
	}
	return nil
}

// largestScenario is how many bytes a scenario may have (DESIGN.md §8).
const largestScenario = 256 << 10

func readBounded(in io.Reader) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(in, largestScenario+1))
	switch {
	case err != nil:
		return nil, err
	case len(text) > largestScenario:
		return nil, fmt.Errorf("want at most %d KiB, got more", largestScenario>>10)
	case bytes.HasPrefix(text, []byte("\xff\xfe")), bytes.HasPrefix(text, []byte("\xfe\xff")):
		return nil, errors.New("want UTF-8, got UTF-16: save it in the other encoding")
	case bytes.IndexByte(text, 0) >= 0:
		return nil, errors.New("want text, got a file with bytes that are 0")
	}
	return text, nil
}

// reason returns what went wrong with a file, without its path.
func reason(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
