//go:build !linux

package main

import (
	"errors"
	"syscall"
)

// canIsolate tells whether this system bounds a process's memory.
const canIsolate = false

func diesWithUs() *syscall.SysProcAttr { return nil }

func confine(uint64) error {
	return errors.New("can't isolate: this system has no bounds for a process")
}
