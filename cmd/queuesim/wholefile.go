package main

import (
	"os"
	"path/filepath"
	"strconv"
)

// writeWhole writes a file in one go: whoever looks sees what was there before or all of the new,
// whatever happens meanwhile. A link stays a link.
func writeWhole(path string, content []byte) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	dir, name := filepath.Split(path)
	draft := dir + "." + name + "." + strconv.Itoa(os.Getpid())
	err := writeNew(draft, content)
	if err == nil {
		err = os.Rename(draft, path)
	}
	if err != nil {
		_ = os.Remove(draft)
	}
	return err
}

// writeNew writes a file that isn't there yet, down to the disk.
func writeNew(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}
