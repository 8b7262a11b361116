//go:build unix

package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestExtremeFlags: whatever number a flag is given, it is told what is wanted, or it works at once.
func TestExtremeFlags(t *testing.T) {
	values := []string{
		"1e300", "nan", "-1", "9007199254740993", "abc", "\x1b[2J\u202e", "a=b=c", strings.Repeat("9", 50000),
	}
	if testing.Short() {
		values = values[3:]
	}
	for _, value := range values {
		for _, flag := range []string{
			"--items", "--producers", "--rate", "--capacity", "--consumers", "--failure-rate", "--timeout",
			"--duration", "--seed", "--set=seed", "--set=jobs.capacity", "--set=items", "--set=__index",
			"--set=pool.__index", "--set=jobs[1]", "--expect", "--speed", "--verify",
		} {
			cmd, stdout, stderr := queuesim(t, "run", "--json", flag+"="+value)
			code := exitCode(t, cmd.Run())
			name := fmt.Sprintf("%s=%.20q: %.500s", flag, value, stderr)
			assert.LessOrEqual(t, code, exitFailed, name)
			assert.Equal(t, code == exitUsage, stdout.Len() == 0, name)
			assert.Less(t, stderr.Len(), 5000, name)
			assertPlain(t, stderr.String())
			used := cmd.ProcessState
			assert.Less(t, (used.UserTime() + used.SystemTime()).Seconds(), 2.0, name)
		}
	}
}
