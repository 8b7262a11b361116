package main

import (
	"io/fs"
	"os"
	"syscall"
)

// A folder is a scenario's folder as the scenario may see it: the regular files in it and below.
// Neither .. nor a link leads out of it (os.Root sees to that), and what isn't a regular file isn't
// opened at all. Most scenarios read no files, so that a folder which can't be read is told only when
// one is asked for.
type folder struct {
	root *os.Root
	err  error // why there is no root
}

var _ fs.StatFS = (*folder)(nil)

func openFolder(path string) *folder {
	root, err := os.OpenRoot(path)
	return &folder{root, err}
}

// Close lets go of the folder.
func (f *folder) Close() error {
	if f.err != nil {
		return nil
	}
	return f.root.Close()
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
	return openRegular(func(flags int) (*os.File, error) { return f.root.OpenFile(name, flags, 0) })
}

// Stat says what a file is without opening it.
func (f *folder) Stat(name string) (fs.FileInfo, error) {
	if f.err != nil {
		return nil, f.err
	}
	return fs.Stat(f.root.FS(), name)
}

// openRegular opens a file that was a regular one a moment ago. A fifo that has taken its place since
// can't hold it up, and isn't read.
func openRegular(open func(flags int) (*os.File, error)) (*os.File, error) {
	f, err := open(os.O_RDONLY | syscall.O_NONBLOCK)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil {
		err = regular(info)
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}
