package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// writeWhole writes a file in one go: whoever looks sees what was there before or all of the new,
// whatever happens meanwhile. A link stays a link, and who may read the file stays as it was. Who is
// killed leaves a draft beside it.
func writeWhole(path string, content []byte) error {
	path = destination(path)
	draft := draftFor(path)
	err := writeNew(draft, content)
	if err != nil {
		return err
	}
	if old, gone := os.Stat(path); gone == nil {
		err = os.Chmod(draft, old.Mode().Perm())
	}
	if err == nil {
		err = os.Rename(draft, path)
	}
	if err != nil {
		_ = os.Remove(draft)
	}
	return err
}

// tryWhole says whether writeWhole may write a file there, as far as that can be told before.
func tryWhole(path string) error {
	path = destination(path)
	if info, err := os.Stat(path); err == nil {
		if err := regular(info); err != nil {
			return err
		}
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_ = f.Close()
	}
	draft := draftFor(path)
	f, err := create(draft)
	if err != nil {
		return err
	}
	_ = f.Close()
	return os.Remove(draft)
}

// destination returns where a path leads through links, even if nothing is there yet.
func destination(path string) string {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		return target
	}
	if target, err := os.Readlink(path); err == nil {
		if filepath.IsAbs(target) {
			return target
		}
		return filepath.Join(filepath.Dir(path), target)
	}
	return path
}

// draftFor returns a name beside a file that no other process takes, nor one that was killed has.
func draftFor(path string) string {
	name := fmt.Sprintf(".queuesim-%d-%d", os.Getpid(), time.Now().UnixNano())
	return filepath.Join(filepath.Dir(path), name)
}

// writeNew writes a file that isn't there yet, down to the disk. If that fails, there is none.
func writeNew(path string, content []byte) error {
	f, err := create(path)
	if err != nil {
		return err
	}
	if _, err = f.Write(content); err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		_ = os.Remove(path)
	}
	return err
}

func create(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}
