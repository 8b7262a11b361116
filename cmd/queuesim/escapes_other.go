//go:build !windows

package main

import "os"

// obeysEscapes tells whether a terminal understands escape codes; all do that have a name.
func obeysEscapes(*os.File) bool { return os.Getenv("TERM") != "" }
