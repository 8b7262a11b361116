package main

import (
	"io/fs"
	"os"
)

// A folder is a scenario's folder as the scenario may see it: the regular files in it and below.
// Neither .. nor a link leads out of it (os.Root sees to that), and what isn't a regular file isn't
// opened at all.
type folder struct{ root *os.Root }

var _ fs.StatFS = (*folder)(nil)

func openFolder(path string) (*folder, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	return &folder{root}, nil
}

// Open opens a file by its path from the folder, with slashes.
func (f *folder) Open(name string) (fs.File, error) {
	info, err := f.Stat(name)
	if err != nil {
		return nil, err
	}
	if err := regular(info); err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return f.root.FS().Open(name)
}

// Stat says what a file is without opening it.
func (f *folder) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.root.FS(), name) }
