# Completion of queuesim for fish: queuesim completion fish | source

function __queuesim_complete
    set -l before (string replace -r '^~/' "$HOME/" -- (commandline -opc))
    set -l word (commandline -ct)
    for answer in ($before[1] __complete $before[2..-1] "$word" 2>/dev/null)
        if test "$answer" = :files
            if contains -- "$before[2]" run check
                __fish_complete_suffix .lua
            else
                __fish_complete_path "$word"
            end
        else
            echo $answer
        end
    end
end

complete -c queuesim -f -a '(__queuesim_complete)'
