package main

import (
	"fmt"
	"syscall"

	"golang.org/x/sys/unix"
)

// canIsolate tells whether this system bounds a process's memory.
const canIsolate = true

// diesWithUs has the inner process end with the outer one, however that ends.
func diesWithUs() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }

// What an isolated process may have, besides its memory. A scenario's run opens its files one by one
// and writes a result, which is small.
const (
	mostOpenFiles = 64
	largestFile   = 1 << 30
	largestCore   = 0
)

// confine has the operating system bound this process. What Go has only reserved isn't counted.
func confine(memory uint64) error {
	for _, l := range []struct {
		resource int
		most     uint64
	}{
		{unix.RLIMIT_DATA, memory},
		{unix.RLIMIT_NOFILE, mostOpenFiles},
		{unix.RLIMIT_FSIZE, largestFile},
		{unix.RLIMIT_CORE, largestCore},
	} {
		var now unix.Rlimit
		if err := unix.Getrlimit(l.resource, &now); err != nil {
			return fmt.Errorf("can't isolate: %w", err)
		}
		most := min(l.most, now.Max)
		if err := unix.Setrlimit(l.resource, &unix.Rlimit{Cur: most, Max: most}); err != nil {
			return fmt.Errorf("can't isolate: %w", err)
		}
	}
	return nil
}
